using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Validity;

/// <summary>A model has every field of the interfaces it lists (catalogue 53).</summary>
internal sealed class InterfaceFieldMissing() : ValidityRule("PLB1065", "Field of an interface is missing")
{
    public override void Check(RuleContext context)
    {
        foreach (var (model, entry, type) in InterfaceEntries.Local(context))
        {
            foreach (var field in type.Fields)
            {
                if (model.Value.Fields.All(own => own.Name != field.Name))
                    context.Report(model, entry,
                        $"{model.Title} lists interface '{type.Name}' but has no field {Quote(field.Name)}; add it with type '{field.Type}'");
            }
        }
    }
}
