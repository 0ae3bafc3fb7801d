using System.Globalization;

namespace Plumbline.Generator.Binding;

/// <summary>The names of HTTP statuses, as ASP.NET Core's typed results and <c>HttpStatusCode</c> have them.</summary>
internal static class StatusNames
{
    /// <summary>The name of a status.</summary>
    /// <param name="code">The status; null for <c>default</c>.</param>
    /// <returns><c>NotFound</c>, <c>Default</c>, or <c>Status499</c> for one without a name.</returns>
    public static string Of(int? code) => code switch
    {
        null => "Default",
        200 => "Ok",
        201 => "Created",
        202 => "Accepted",
        203 => "NonAuthoritativeInformation",
        204 => "NoContent",
        205 => "ResetContent",
        206 => "PartialContent",
        207 => "MultiStatus",
        300 => "MultipleChoices",
        301 => "MovedPermanently",
        302 => "Found",
        303 => "SeeOther",
        304 => "NotModified",
        307 => "TemporaryRedirect",
        308 => "PermanentRedirect",
        400 => "BadRequest",
        401 => "Unauthorized",
        402 => "PaymentRequired",
        403 => "Forbidden",
        404 => "NotFound",
        405 => "MethodNotAllowed",
        406 => "NotAcceptable",
        408 => "RequestTimeout",
        409 => "Conflict",
        410 => "Gone",
        412 => "PreconditionFailed",
        413 => "ContentTooLarge",
        415 => "UnsupportedMediaType",
        422 => "UnprocessableEntity",
        423 => "Locked",
        428 => "PreconditionRequired",
        429 => "TooManyRequests",
        451 => "UnavailableForLegalReasons",
        500 => "InternalServerError",
        501 => "NotImplemented",
        502 => "BadGateway",
        503 => "ServiceUnavailable",
        504 => "GatewayTimeout",
        _ => "Status" + code.Value.ToString(CultureInfo.InvariantCulture),
    };
}
