using Plumbline.Spec.Findings;
using Plumbline.Spec.Model;
using Plumbline.Spec.Rules.Text;

namespace Plumbline.Spec.Rules.Consistency;

/// <summary>x_version says which x changed, when and how.</summary>
internal sealed class VersionModel()
    : ConsistencyRule("PLB4091", "version_models", "Version model of another shape", Severity.Error, RuleLevel.Strict)
{
    public override void Check(RuleContext context)
    {
        const string Suffix = "_version";
        var change = context.Options.Text("plumbline_change_type", "change_type");
        foreach (var model in context.Walk.Models.Where(model => Words.EndsWith(model.Value.Name, Suffix)))
        {
            var name = Words.Without(model.Value.Name, Suffix);
            var fields = model.Value.Fields;
            var isRight = fields.Count == 4
                && Is(fields[0], "id", "string")
                && Is(fields[1], "timestamp", "date-time-iso8601")
                && fields[2] is { Name: "type", IsRequired: true } && fields[2].Type.Name == change
                && new[] { name, $"{name}_summary", $"expandable_{name}" }.Any(type => Is(fields[3], name, type));
            if (!isRight)
                context.Report(model, null,
                    $"{model.Title} must have exactly the required fields 'id: string', 'timestamp: date-time-iso8601', 'type: {change}' and '{name}: {name}'");
        }
    }

    private static bool Is(Field field, string name, string type) =>
        field.Name == name && field.Type.ToString() == type && field.IsRequired;
}
