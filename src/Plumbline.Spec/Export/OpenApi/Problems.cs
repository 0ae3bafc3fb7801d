using System.Globalization;
using Plumbline.Spec.Attributes;
using Plumbline.Spec.Model;
using static Plumbline.Spec.Export.JsonTree;

namespace Plumbline.Spec.Export.OpenApi;

/// <summary>The answers that need no declaration: problem documents (RFC 9457).</summary>
internal static class Problems
{
    private const string Prefix = "#/components/responses/";

    private static readonly (int Status, string Name, string Description)[] s_answers =
    [
        (400, "unreadable", "The request cannot be read."),
        (401, "unauthenticated", "The caller has not proved who they are."),
        (403, "forbidden", "The caller may not do this."),
        (413, "too_large", "The body is too large."),
        (415, "wrong_media_type", "The body has a media type that is not understood."),
        (422, "invalid", "The request can be read and is invalid."),
        (429, "too_many", "Too many requests; try again later."),
        (500, "failed", "The service failed."),
        (503, "unavailable", "The service cannot answer now; try again later."),
    ];

    private static readonly string[] s_places = ["body", "path", "query", "header"];

    /// <summary>The statuses that an operation may answer undeclared.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="hasParameters">Whether it takes anything but a body.</param>
    /// <param name="auth">Who may call it; null for everybody.</param>
    /// <param name="isLimited">Whether its calls are limited in number.</param>
    public static IEnumerable<int> Of(Operation operation, bool hasParameters, AuthAttribute? auth, bool isLimited)
    {
        var hasBody = operation.Body is not null || operation.Parameters.Any(parameter => parameter.Location == ParameterLocation.Form);
        if (hasParameters || hasBody)
            yield return 400;
        if (auth is not null && auth.Scheme != AuthScheme.None)
        {
            yield return 401;
            yield return 403;
        }

        if (hasBody)
        {
            yield return 413;
            yield return 415;
        }

        if (hasParameters || hasBody)
            yield return 422;
        if (isLimited)
            yield return 429;

        yield return 500;
        yield return 503;
    }

    /// <summary>A reference to the answer of a status.</summary>
    public static JsonValue Reference(int status) => Object(("$ref", Text(Prefix + s_answers.First(answer => answer.Status == status).Name)));

    /// <summary>The answers that operations refer to, as components; nothing where there are none.</summary>
    /// <param name="names">The names of schemas.</param>
    /// <param name="paths">The operations as written.</param>
    public static JsonValue? Responses(ComponentNames names, JsonValue paths) => ObjectOrNothing(s_answers.Where(answer => Uses(paths, Prefix + answer.Name)).Select(answer => (answer.Name, (JsonValue?)Object(
        ("description", Text(answer.Description)),
        ("headers", answer.Status is 429 or 503
            ? Object(("Retry-After", Object(("description", Text("When to try again, in seconds.")), ("schema", Object(("type", Text("integer")))))))
            : null),
        ("content", Object(("application/problem+json", Object(("schema", Schemas.ReferenceTo(names.Problem))))))))));

    private static bool Uses(JsonValue paths, string reference) =>
        paths["$ref"]?.Text == reference || paths.Members.Any(member => Uses(member.Value, reference));

    /// <summary>A problem document as this package writes it.</summary>
    public static JsonValue Schema()
    {
        var text = Object(("type", Text("string")));
        return Object(
            ("type", Text("object")),
            ("description", Text("A problem (RFC 9457).")),
            ("properties", Object(
                ("type", text),
                ("title", text),
                ("status", Object(("type", Text("integer")))),
                ("detail", text),
                ("traceId", text),
                ("errors", Object(("type", Text("array")), ("items", Object(
                    ("type", Text("object")),
                    ("properties", Object(
                        ("code", text),
                        ("detail", text),
                        ("in", Object(("type", Text("string")), ("enum", Array(s_places.Select(Text))))),
                        ("pointer", Merge(text, Object(("description", Text("A JSON pointer (RFC 6901) into the body."))))),
                        ("parameter", text))),
                    ("required", Array(Text("code"), Text("detail"))))))))),
            ("required", Array(Text("type"), Text("title"), Text("status"))));
    }

    /// <summary>What a status means where the document says nothing.</summary>
    public static string Phrase(int? status) => status switch
    {
        null => "Any other answer.",
        200 => "OK",
        201 => "Created",
        202 => "Accepted",
        204 => "No content",
        301 => "Moved permanently",
        302 => "Found",
        303 => "See other",
        304 => "Not modified",
        307 => "Temporary redirect",
        308 => "Permanent redirect",
        400 => "Bad request",
        401 => "Unauthorized",
        402 => "Payment required",
        403 => "Forbidden",
        404 => "Not found",
        405 => "Method not allowed",
        409 => "Conflict",
        410 => "Gone",
        412 => "Precondition failed",
        415 => "Unsupported media type",
        422 => "Unprocessable",
        429 => "Too many requests",
        500 => "Internal server error",
        501 => "Not implemented",
        502 => "Bad gateway",
        503 => "Service unavailable",
        504 => "Gateway timeout",
        _ => "Status " + status.Value.ToString(CultureInfo.InvariantCulture),
    };
}
