using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Validity;

/// <summary>A service's name starts with a letter (catalogue 35).</summary>
internal sealed class ServiceName() : ValidityRule("PLB1045", "Service name does not start with a letter")
{
    public override void Check(RuleContext context)
    {
        var name = context.Service.Name;
        if (name.Length > 0 && !char.IsLetter(name[0]))
            context.Report(context.Walk.Service, "name", $"the service's name {Quote(name)} must start with a letter");
    }
}
