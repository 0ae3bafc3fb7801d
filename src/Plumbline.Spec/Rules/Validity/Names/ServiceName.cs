using Plumbline.Spec.Reading;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Validity;

/// <summary>A service's name starts with a letter (catalogue 35).</summary>
internal sealed class ServiceName() : ValidityRule("PLB1045", "Service name does not start with a letter")
{
    public override void Check(RuleContext context)
    {
        // Where the document has none (another finding), it is named after its file.
        var name = context.Service.Name;
        if (context.Syntax.Find(NodePath.Root)?.Find("name") is not null && name.Length > 0 && !char.IsLetter(name[0]))
            context.Report(context.Walk.Service, "name", $"the service's name {Quote(name)} must start with a letter");
    }
}
