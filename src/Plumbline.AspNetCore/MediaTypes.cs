namespace Plumbline.AspNetCore;

/// <summary>Media types that requests and answers have.</summary>
internal static class MediaTypes
{
    /// <summary>JSON.</summary>
    public const string Json = "application/json";

    /// <summary>JSON, as answers name it.</summary>
    public const string JsonUtf8 = "application/json; charset=utf-8";

    /// <summary>Problem details (RFC 9457).</summary>
    public const string Problem = "application/problem+json";

    /// <summary>A form.</summary>
    public const string Form = "application/x-www-form-urlencoded";
}
