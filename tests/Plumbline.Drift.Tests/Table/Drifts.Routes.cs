using Plumbline.CodeFixes;
using static Plumbline.Drift.Tests.Table.Seeds;

namespace Plumbline.Drift.Tests.Table;

/// <content>Minimal-API routes written by hand.</content>
internal static partial class Drifts
{
    private const string WithoutDocument = "Say why it is in no document";
    private const string ListHandler = "([FromQuery] string[]? id, string? email, UserStatus? status, long? limit, long? offset, string? sort) => (ApiList<User>)[]";

    private static readonly Edit s_list = Route($"app.MapGet(\"/users\", {ListHandler});");
    private static readonly Edit s_get = Route("app.MapGet(\"/users/{id}\", (string id) => Someone(id));");
    private static readonly Edit s_post = Route("app.MapPost(\"/users\", (UserForm form) => TypedResults.Created(\"\", Someone(form.Email ?? \"\")));");

    private static IEnumerable<Drift> Routes =>
    [
        new("a route that the document does not know", "PLB2003")
        {
            Edits = [Route("app.MapGet(\"/users/search/{text}\", (string text) => text);")],
            Twin = [Route("app.MapGet(\"/users/search/{text}\", (string text) => text).WithoutDocument(\"for the old page\");")],
            Fixes = [new(new AddOperationFix(), "PLB2003"), new(new ImplementApiFix(), "CS0535", "ImplementOne")],
        },
        new("a route in a group that the document does not know", "PLB2003")
        {
            Edits = [Route("app.MapGroup(\"/admin\").MapGet(\"users\", () => \"\");")],
            Twin = [Route("app.MapGroup(\"/admin\").WithoutDocument(\"for operators\").MapGet(\"users\", () => \"\");")],
            Fixes = [new(new WithoutDocumentFix(), "PLB2003", WithoutDocument)],
        },
        new("a documented path with another method", "PLB2003")
        {
            Edits = [Route("app.MapPost(\"/users/{id}\", (string id) => Someone(id));")],
            Twin = [s_get],
            Fixes = [new(new WithoutDocumentFix(), "PLB2003", WithoutDocument)],
        },
        Differs("a path parameter of another type", s_get, "(string id) => Someone(id)", "(int id) => Someone($\"{id}\")"),
        Differs("a path parameter that nobody reads", s_get, "(string id) => Someone(id)", "() => Someone(\"x\")"),
        Differs("a query parameter that nobody reads", s_list, ", string? sort", ""),
        Differs("a query parameter of another type", s_list, "long? limit", "int? limit"),
        Differs("a query parameter that the document does not know", s_list, ", string? sort", ", string? sort, string? nick"),
        Differs("a query parameter that may be left out, and may not", s_list, "string? email", "string email"),
        Differs("a query parameter with another default", s_list, "long? limit, long? offset, string? sort", "long limit = 10, long? offset = null, string? sort = null"),
        Differs("a body of another type", s_post, "(UserForm form) => TypedResults.Created(\"\", Someone(form.Email ?? \"\"))", "(User form) => TypedResults.Created(\"\", form)"),
        Differs("a body that nobody takes", s_post, "(UserForm form) => TypedResults.Created(\"\", Someone(form.Email ?? \"\"))", "() => TypedResults.Created(\"\", Someone(\"x\"))"),
        Differs("a body that the document does not know", s_get, "(string id) =>", "(string id, [FromBody] UserForm form) =>"),
        Differs("an answer of another type", s_get, "Someone(id)", "new UserForm { Email = id }"),
        Differs("an answer without its body", s_get, "Someone(id)", "TypedResults.Ok()"),
        Differs("an answer with a body that the document does not know", s_get, "(string id) => Someone(id)", "Results<Ok<User>, NotFound<string>> (string id) => TypedResults.NotFound(id)"),
        Differs("another status than the documented one", s_post, "TypedResults.Created(\"\", Someone(form.Email ?? \"\"))", "Someone(form.Email ?? \"\")"),
    ];

    private static Drift Differs(string title, Edit twin, string before, string after) => new(title, "PLB2004")
    {
        Edits = [twin with { After = ReplaceFirst(twin.After!, before, after) }],
        Twin = [twin],
    };

    private static string ReplaceFirst(string text, string before, string after)
    {
        var at = text.IndexOf(before, StringComparison.Ordinal);
        return at < 0 ? throw new InvalidOperationException($"'{before}' is not in the twin.") : text[..at] + after + text[(at + before.Length)..];
    }
}
