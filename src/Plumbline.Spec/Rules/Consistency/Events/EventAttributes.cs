using Plumbline.Spec.Findings;
using Plumbline.Spec.Model;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Consistency;

/// <summary>Members of chosen unions have an optional field for what belongs to all of them.</summary>
internal sealed class EventAttributes()
    : ConsistencyRule("PLB4088", "event_attributes", "Event without its attributes field", Severity.Error, RuleLevel.Strict)
{
    public override void Check(RuleContext context)
    {
        var unions = context.Options.Pairs("plumbline_event_attributes", "");
        foreach (var member in context.Walk.Members)
        {
            if (member.Nearest<UnionType>() is not { } union
                || !unions.TryGetValue(union.Name, out var type) || context.Types.FindModel(member.Value.Type) is not { } model)
                continue;

            if (!model.Fields.Any(field => field is { Name: "attributes", IsRequired: false } && field.Type.ToString() == type))
                context.Report(member, "type", $"{member.Title} needs an optional field 'attributes' of type {Quote(type)}");
        }
    }
}
