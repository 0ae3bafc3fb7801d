using Plumbline.Spec.Findings;
using Plumbline.Spec.Model;
using Plumbline.Spec.Rules.Text;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Consistency;

/// <summary>A union of errors is told apart by its code, and all its members are errors.</summary>
internal sealed class ErrorUnion()
    : ConsistencyRule("PLB4045", "error_unions", "Error union of another shape", Severity.Error, RuleLevel.Strict)
{
    public override void Check(RuleContext context)
    {
        // 'pet_or_error' is either, and says so.
        var name = context.Options.Text("plumbline_error_discriminator", "code");
        foreach (var union in context.Walk.Unions.Where(union => Words.EndsWith(union.Value.Name, "_error") && !Words.Of(union.Value.Name).Contains("or")))
        {
            if (union.Value.Discriminator is { } discriminator && discriminator != name)
                context.Report(union,
                    "discriminator", $"{union.Title} has discriminator {Quote(discriminator)}; errors are told apart by {Quote(name)}");
            for (var i = 0; i < union.Value.Members.Count; i++)
            {
                var type = union.Value.Members[i].Type;
                if (type.Kind is not (TypeKind.Model or TypeKind.Union) || !Words.EndsWith(type.Name, "_error"))
                    context.Report(union.Path.Item("types", i),
                        "type", $"member {Quote(type.ToString())} of {union.Title} is no error; its name should end with '_error'");
            }
        }
    }
}
