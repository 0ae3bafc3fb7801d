using Plumbline.Spec.Attributes;
using Plumbline.Spec.Model;
using Plumbline.Spec.Rules.Text;

namespace Plumbline.Spec.Rules.Validity;

/// <summary>A pattern is a regular expression of .NET.</summary>
internal sealed class InvalidPattern() : ValidityRule("PLB1140", "Pattern is no regular expression")
{
    public override void Check(RuleContext context)
    {
        foreach (var attribute in context.Walk.Attributes)
        {
            if (attribute.Value is { Name: PatternAttribute.AttributeName, Value: var value }
                && value["regex"] is { Kind: JsonValueKind.String } regex
                && RegexRules.SyntaxProblem(regex.Text) is { } problem)
            {
                context.Report(attribute, "value/regex", $"{attribute.Title} is no regular expression: {problem.TrimEnd('.')}");
            }
        }
    }
}
