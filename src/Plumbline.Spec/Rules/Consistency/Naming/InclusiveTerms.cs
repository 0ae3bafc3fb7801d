using Plumbline.Spec.Findings;
using Plumbline.Spec.Rules.Text;

namespace Plumbline.Spec.Rules.Consistency;

/// <summary>Some words exclude people, and plainer ones exist.</summary>
internal sealed class InclusiveTerms()
    : ConsistencyRule("PLB4016", "inclusive_terms", "Word that others replaced", Severity.Warning, RuleLevel.Recommended)
{
    public override void Check(RuleContext context)
    {
        var terms = context.Options.Pairs(
            "plumbline_terms", "whitelist=allow_list, blacklist=deny_list, master=primary, slave=replica, dummy=placeholder, sanity=consistency");
        foreach (var (node, name) in Declared.All(context))
        {
            var words = Words.Of(name);
            foreach (var term in terms)
            {
                if (words.Contains(term.Key))
                    context.Report(node, null, $"{node.Title} has the word '{term.Key}'; write '{term.Value}'");
            }
        }
    }
}
