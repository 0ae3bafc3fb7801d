using Plumbline.Spec.Findings;
using Plumbline.Spec.Model;
using Plumbline.Spec.Rules.Walking;

namespace Plumbline.Spec.Rules.Consistency;

/// <summary>What others use is described.</summary>
internal sealed class MissingDescription()
    : ConsistencyRule("PLB4050", "descriptions", "Nothing is said of it", Severity.Warning, RuleLevel.Strict)
{
    public override void Check(RuleContext context)
    {
        var levels = context.Options.List("plumbline_descriptions", "service, model, enum, union, operation");
        var walk = context.Walk;
        Check(context, levels, "service", [walk.Service], service => service.Description);
        Check(context, levels, "model", walk.Models, model => model.Description ?? DescribedAsMember(context, model));
        Check(context, levels, "enum", walk.Enums, type => type.Description);
        Check(context, levels, "union", walk.Unions, union => union.Description);
        Check(context, levels, "interface", walk.Interfaces, type => type.Description);
        Check(context, levels, "resource", walk.Resources, resource => resource.Description);
        Check(context, levels, "operation", walk.Operations, operation => operation.Description);
        Check(context, levels, "field", walk.Fields, field => field.Description);
        Check(context, levels, "parameter", [.. Declared.Parameters(context)], parameter => parameter.Description);
    }

    // A model that a union declares in place is described there.
    private static string? DescribedAsMember(RuleContext context, ModelType model) =>
        context.Walk.Members.FirstOrDefault(member => member.Value.Type.Namespace is null && member.Value.Type.Name == model.Name && member.Value.Description is not null)?.Value.Description;

    private static void Check<T>(RuleContext context, IReadOnlyList<string> levels, string level, IReadOnlyList<Node<T>> nodes, Func<T, string?> description)
        where T : class
    {
        if (!levels.Contains(level))
            return;

        foreach (var node in nodes.Where(node => description(node.Value) is null))
            context.Report(node, null, $"{node.Title} has no description; say what it is for");
    }
}
