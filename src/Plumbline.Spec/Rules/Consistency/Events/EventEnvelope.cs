using Plumbline.Spec.Findings;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Consistency;

/// <summary>Events start with the fields that every event has.</summary>
internal sealed class EventEnvelope()
    : ConsistencyRule("PLB4081", "event_envelope", "Event without its envelope", Severity.Error, RuleLevel.Strict)
{
    public override void Check(RuleContext context)
    {
        var envelope = context.Options.Pairs("plumbline_event_envelope", "event_id=string, timestamp=date-time-iso8601").ToList();
        foreach (var model in EventUnions.Models(context))
        {
            for (var i = 0; i < envelope.Count; i++)
            {
                var (name, type) = (envelope[i].Key, envelope[i].Value);
                var field = i < model.Value.Fields.Count ? model.Value.Fields[i] : null;
                if (field?.Name != name || field.Type.ToString() != type || !field.IsRequired)
                    context.Report(model, null,
                        $"{model.Title} is an event, so its field {i + 1} must be {Quote(name)} of type {Quote(type)}, required");
            }
        }
    }
}
