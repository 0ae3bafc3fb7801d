using Plumbline.Json;

namespace Plumbline.AspNetCore;

/// <summary>Codes of problems beside those of JSON (<see cref="JsonProblemCodes"/>); stable, for programs.</summary>
public static class ApiProblemCodes
{
    /// <summary>The body, or a part of it, is no JSON.</summary>
    public const string Malformed = "malformed";

    /// <summary>A parameter that may stand there once was given several times.</summary>
    public const string Repeated = "repeated";

    /// <summary>The request as a whole is refused; the status says why.</summary>
    public const string Request = "request";
}
