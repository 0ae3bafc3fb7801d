using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Rules.Consistency;

/// <summary>Paths have no slash at their end.</summary>
internal sealed class PathTrailingSlash()
    : ConsistencyRule("PLB4009", "trailing_slash", "Path ends with a slash", Severity.Error, RuleLevel.Recommended)
{
    public override void Check(RuleContext context)
    {
        foreach (var operation in context.Walk.Operations)
        {
            if (operation.Value.Path.Length > 1 && operation.Value.Path.EndsWith("/", StringComparison.Ordinal))
                context.Report(operation, "path", $"{operation.Title} has a path that ends with '/'; remove it");
        }
    }
}
