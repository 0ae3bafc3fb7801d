using Plumbline.Spec.Attributes;
using Plumbline.Spec.Model;
using Plumbline.Spec.Rules.Text;

namespace Plumbline.Spec.Rules.Validity;

/// <summary>Patterns run on the non-backtracking engine, so that no input takes forever.</summary>
internal sealed class BacktrackingPattern() : ValidityRule("PLB1141", "Pattern needs backtracking")
{
    public override void Check(RuleContext context)
    {
        foreach (var attribute in context.Walk.Attributes)
        {
            if (attribute.Value is { Name: PatternAttribute.AttributeName, Value: var value }
                && value["regex"] is { Kind: JsonValueKind.String } regex
                && RegexRules.BacktrackingConstruct(regex.Text) is { } construct)
            {
                context.Report(attribute, "value/regex",
                    $"{attribute.Title} has {construct}, which needs backtracking: an input could then take forever; write it without, or check it in code");
            }
        }
    }
}
