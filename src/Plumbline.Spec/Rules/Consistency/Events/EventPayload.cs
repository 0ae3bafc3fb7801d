using Plumbline.Spec.Findings;
using Plumbline.Spec.Model;
using Plumbline.Spec.Rules.Text;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Consistency;

/// <summary>x_upserted carries the x; x_deleted carries it, or its id.</summary>
internal sealed class EventPayload()
    : ConsistencyRule("PLB4082", "event_payload", "Event that does not carry its subject", Severity.Error, RuleLevel.Strict)
{
    public override void Check(RuleContext context)
    {
        foreach (var model in EventUnions.Models(context))
        {
            var subject = EventUnions.Subject(model.Value.Name);
            if (subject is null)
                continue;

            var payload = model.Value.Fields.FirstOrDefault(field => subject.EndsWith(field.Name, StringComparison.Ordinal) && field.Type.Core.Kind is TypeKind.Model or TypeKind.Union);
            var id = model.Value.Fields.FirstOrDefault(field => field.Name == "id" || field.Name == subject + "_id");
            if (payload is null && (id is null || !Words.EndsWith(model.Value.Name, "_deleted")))
                context.Report(model, null,
                    $"{model.Title} does not carry its subject; add a field {Quote(subject)}{(Words.EndsWith(model.Value.Name, "_deleted") ? " or 'id'" : "")}");
            else if (payload is not null
                && context.Types.FindModel(payload.Type.Core) is { } carried && carried.Fields.All(field => field.Name != "id"))
                context.Report(model, null,
                    $"{model.Title} carries {Quote(payload.Name)}, which has no 'id'; consumers could not tell which one it is about");
        }
    }
}
