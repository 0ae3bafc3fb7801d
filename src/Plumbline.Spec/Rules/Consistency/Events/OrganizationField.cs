using Plumbline.Spec.Findings;
using Plumbline.Spec.Model;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Consistency;

/// <summary>The field that says whose it is stands near the front, and is required.</summary>
internal sealed class OrganizationField()
    : ConsistencyRule("PLB4087", "organization_field", "Organization in another place", Severity.Error, RuleLevel.Strict)
{
    public override void Check(RuleContext context)
    {
        var name = context.Options.Text("plumbline_organization_field", "organization");
        foreach (var field in context.Walk.Fields)
        {
            if (field.Value.Name != name || field.Nearest<ModelType>() is not { } model)
                continue;

            var before = string.Join(", ", model.Fields.TakeWhile(other => other.Name != name).Select(other => other.Name));
            if (before is not ("" or "id" or "event_id, timestamp" or "event_id, timestamp, id" or "id, timestamp, type"))
                context.Report(field, null,
                    $"{field.Title} stands behind {Quote(before)}; move it to the front, behind 'id' or the envelope");
            else if (!field.Value.IsRequired)
                context.Report(field, "required", $"{field.Title} is optional; everything belongs to somebody");
        }
    }
}
