using Plumbline.Spec.Model;
using Plumbline.Spec.Rules.Walking;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Validity;

/// <summary>A model's field has the type and the presence that its interface says (catalogue 54 to 56).</summary>
internal sealed class InterfaceFieldDiffers() : ValidityRule("PLB1066", "Field differs from its interface")
{
    public override void Check(RuleContext context)
    {
        var fields = context.Walk.Fields.ToLookup(field => field.Parent);
        foreach (var (model, _, type) in InterfaceEntries.Local(context))
        {
            foreach (var field in fields[model])
            {
                if (type.Fields.FirstOrDefault(promised => promised.Name == field.Value.Name) is { } promised)
                    Check(context, field, promised, type);
            }
        }
    }

    private static void Check(RuleContext context, Node<Field> field, Field promised, InterfaceType type)
    {
        if (field.Value.Type.ToString() != promised.Type.ToString())
            context.Report(field,
                "type", $"{field.Title} has type {Quote(field.Value.Type.ToString())}, but interface '{type.Name}' says {Quote(promised.Type.ToString())}; make them agree");

        if (field.Value.IsRequired != promised.IsRequired)
            context.Report(field,
                "required", $"{field.Title} is {Presence(field.Value)}, but interface '{type.Name}' says {Presence(promised)}; make them agree");
    }

    private static string Presence(Field field) => field.IsRequired ? "required" : "optional";
}
