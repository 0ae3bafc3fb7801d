using Plumbline.Spec.Findings;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Consistency;

/// <summary>One thing has one name everywhere.</summary>
internal sealed class CompanyDictionary()
    : ConsistencyRule("PLB4017", "dictionary", "Name that the company writes differently", Severity.Error, RuleLevel.Recommended)
{
    public override void Check(RuleContext context)
    {
        var names = context.Options.Pairs("plumbline_names", "");
        foreach (var (node, name) in Declared.All(context))
        {
            if (names.TryGetValue(name, out var better))
                context.Report(node, null, $"{node.Title} is called {Quote(better)} in this company; rename it", new FindingProperty("name", better));
        }
    }
}
