using Plumbline.Spec.Attributes;
using Plumbline.Spec.Findings;
using Plumbline.Spec.Rules.Text;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Validity;

/// <summary>
/// An attribute that is not ours, but has the name of one of ours but for a letter. Other tools name theirs as they like: a warning, and none
/// where the company lists the name.
/// </summary>
internal sealed class MisspelledAttribute() : ValidityRule("PLB1152", "Attribute named nearly like one of ours", Severity.Warning)
{
    // From so many letters on two wrong ones still make no other word: idempotency, idempotent.
    private const int LongName = 9;

    public override void Check(RuleContext context)
    {
        if (context.IsForeign)
            return;

        var known = context.Options.List(RuleOptions.KnownAttributes, "");
        foreach (var attribute in context.Walk.Attributes)
        {
            var name = attribute.Value.Name;
            if (AttributeSchemas.Find(name) is null && !known.Contains(name) && AttributeSchemas.All.FirstOrDefault(schema => IsNear(name, schema.Name)) is { } near)
            {
                context.Report(attribute, null,
                    $"{attribute.Title} has no effect, and {Quote(near.Name)} has; correct the name, or, where it is another tool's, list it in {RuleOptions.KnownAttributes}");
            }
        }
    }

    private static bool IsNear(string name, string own)
    {
        var most = own.Length >= LongName ? 2 : 1;
        return Math.Abs(own.Length - name.Length) <= most && Suggestion.Distance(name, own) <= most;
    }
}
