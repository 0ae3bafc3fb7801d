using Plumbline.Spec.Findings;
using Plumbline.Spec.Model;
using Plumbline.Spec.Rules.Text;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Consistency;

/// <summary>What is named as a time or a date has the type of one.</summary>
internal sealed class TimestampType()
    : ConsistencyRule("PLB4021", "timestamp_types", "Time that is no time", Severity.Error, RuleLevel.Recommended)
{
    public override void Check(RuleContext context)
    {
        foreach (var field in context.Walk.Fields)
        {
            var (name, type) = (field.Value.Name, field.Value.Type);
            if (type.Kind != TypeKind.Primitive)
                continue;

            if ((Words.EndsWith(name, "_at") || name is "timestamp") && type.Primitive != Primitive.DateTime)
                context.Report(field,
                    "type", $"{field.Title} is named as a point in time but has type {Quote(type.Name)}; write 'date-time-iso8601'",
                    new FindingProperty("type", "date-time-iso8601"));
            else if (Words.EndsWith(name, "_on") && type.Primitive is Primitive.String or Primitive.Long or Primitive.Integer)
                context.Report(field,
                    "type", $"{field.Title} is named as a date but has type {Quote(type.Name)}; write 'date-iso8601'",
                    new FindingProperty("type", "date-iso8601"));
        }
    }
}
