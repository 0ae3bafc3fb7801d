using Plumbline.CodeFixes;
using static Plumbline.Drift.Tests.Table.Seeds;

namespace Plumbline.Drift.Tests.Table;

/// <content>MVC actions.</content>
internal static partial class Drifts
{
    private static readonly Edit s_getAction = Action("[HttpGet(\"{id}\")] public ActionResult<User> Get(string id) => id.Length > 9 ? NotFound() : Someone(id);");
    private static readonly Edit s_postAction = Action("[HttpPost] public ActionResult<User> Post(UserForm form) => CreatedAtAction(nameof(Post), Someone(form.Email ?? \"\"));");

    private static IEnumerable<Drift> Actions =>
    [
        new("an action that the document does not know", "PLB2003")
        {
            Edits = [Action("[HttpGet(\"count\")] public int Count() => 0;")],
            Twin = [Action("[HttpGet(\"count\"), WithoutDocument(\"for operators\")] public int Count() => 0;")],
            Fixes = [new(new WithoutDocumentFix(), "PLB2003", WithoutDocument)],
        },
        Differs("an action with a parameter of another type", s_getAction, "(string id) => id.Length > 9 ? NotFound() : Someone(id)", "(long id) => id > 9 ? NotFound() : Someone(\"x\")"),
        Differs("an action with a body of another type", s_postAction, "(UserForm form)", "(User form)"),
        Differs("an action with an answer of another type", s_getAction, "Someone(id)", "Ok(new UserForm { Email = id })"),
        Differs("an action with a query parameter that the document does not know", s_getAction, "(string id)", "(string id, string? nick)"),
    ];
}
