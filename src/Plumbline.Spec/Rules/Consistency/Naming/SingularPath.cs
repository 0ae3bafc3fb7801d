using Plumbline.Spec.Findings;
using Plumbline.Spec.Naming;
using Plumbline.Spec.Rules.Text;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Consistency;

/// <summary>Collections are named in the plural.</summary>
internal sealed class SingularPath()
    : ConsistencyRule("PLB4007", "plural_paths", "Path of a resource in the singular", Severity.Warning, RuleLevel.Strict)
{
    public override void Check(RuleContext context)
    {
        foreach (var resource in context.Walk.Resources)
        {
            var segment = resource.Value.Path.Split('/').LastOrDefault(part => part.Length > 0 && part[0] != ':' && !IsVersion(part));
            if (segment is null || segment[0] == '_' || segment.IndexOf("health", StringComparison.Ordinal) >= 0)
                continue;

            // Only the resource's own name is known to be a noun: 'latest' and 'github' have no plural.
            var plural = Plurals.Of(segment);
            if (plural != segment && Words.Of(segment).SequenceEqual(Words.Of(resource.Value.Type.Name)) && segment != resource.Value.Plural)
                context.Report(resource,
                    "path", $"{resource.Title} has path {Quote(resource.Value.Path)}, whose last segment is in the singular; write {Quote(plural)}");
        }
    }

    private static bool IsVersion(string segment) => segment.Length > 1 && segment[0] == 'v' && segment.Skip(1).All(char.IsDigit);
}
