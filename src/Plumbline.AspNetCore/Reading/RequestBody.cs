namespace Plumbline.AspNetCore;

/// <summary>The body of a request.</summary>
/// <param name="Text">UTF-8 text; empty where there is no body.</param>
/// <param name="IsForm">Urlencoded; otherwise JSON.</param>
internal readonly record struct RequestBody(ReadOnlyMemory<byte> Text, bool IsForm)
{
    /// <summary>No body.</summary>
    public static RequestBody None => default;
}
