using Plumbline.Spec.Model;
using Plumbline.Spec.Rules.Text;
using Plumbline.Spec.Rules.Walking;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Validity;

/// <summary>A path is made of segments, and a parameter is a whole segment.</summary>
internal sealed class MalformedPath() : ValidityRule("PLB1105", "Malformed path")
{
    private static readonly char[] s_forbidden = ['?', '#', '{', '}', '*', '\\', '"', '<', '>', '^', '`', '|', '%'];

    public override void Check(RuleContext context)
    {
        foreach (var operation in context.Walk.Operations)
        {
            if (Problem(context, operation) is { } problem)
                context.Report(operation, "path", $"{operation.Title} {problem}");
        }
    }

    private static string Remedy(char found) => found switch
    {
        '{' or '}' => "path parameters are written ':name'",
        '?' => "query parameters belong in 'parameters'",
        _ => "leave it out",
    };

    private static string? Problem(RuleContext context, Node<Operation> operation)
    {
        var path = operation.Value.Path;
        var at = path.IndexOfAny(s_forbidden);
        if (at >= 0)
            return $"has {Quote(path.Substring(at, 1))} in its path; {Remedy(path[at])}";

        if (path.Any(character => char.IsWhiteSpace(character) || char.IsControl(character)))
            return "has blanks in its path";

        if (path.IndexOf("//", StringComparison.Ordinal) >= 0)
            return "has an empty segment ('//') in its path";

        if (RoutePattern.Parameters(path).Any(name => name.Length == 0))
            return "has a path parameter without a name";

        // Paths are joined as they are: "/users" and ":id" give "/users:id", where no parameter is.
        var own = context.Syntax.Find(operation.Path)?.Find("path")?.Value.Text.Trim() ?? "";
        return own.StartsWith(":", StringComparison.Ordinal) && !path.EndsWith("/" + own, StringComparison.Ordinal)
            ? $"has no '/' before {Quote(own)}, so that no parameter is there; write '/{own}'"
            : null;
    }
}
