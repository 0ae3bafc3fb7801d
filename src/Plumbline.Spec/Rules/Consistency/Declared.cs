using Plumbline.Spec.Model;
using Plumbline.Spec.Rules.Walking;

namespace Plumbline.Spec.Rules.Consistency;

/// <summary>Lists of named nodes that several rules look at.</summary>
internal static class Declared
{
    /// <summary>Every enum, model, union and interface with its name.</summary>
    public static IEnumerable<(Node Node, string Name)> Types(RuleContext context) =>
        context.Walk.Enums.Select(node => ((Node)node, node.Value.Name))
            .Concat(context.Walk.Models.Select(node => ((Node)node, node.Value.Name)))
            .Concat(context.Walk.Unions.Select(node => ((Node)node, node.Value.Name)))
            .Concat(context.Walk.Interfaces.Select(node => ((Node)node, node.Value.Name)));

    /// <summary>Every named node with its name.</summary>
    public static IEnumerable<(Node Node, string Name)> All(RuleContext context) =>
        Types(context)
            .Concat(context.Walk.Values.Select(node => ((Node)node, node.Value.Name)))
            .Concat(context.Walk.Fields.Select(node => ((Node)node, node.Value.Name)))
            .Concat(context.Walk.Parameters.Where(node => context.Syntax.Find(node.Path) is not null).Select(node => ((Node)node, node.Value.Name)))
            .Concat(context.Walk.Headers.Select(node => ((Node)node, node.Value.Name)));

    /// <summary>The models that requests carry as their body, with the body.</summary>
    public static IEnumerable<(Node<Body> Body, ModelType Model)> BodyModels(RuleContext context) =>
        context.Walk.Bodies
            .Select(body => (body, context.Types.FindModel(body.Value.Type.Core)!))
            .Where(pair => pair.Item2 is not null);

    /// <summary>The names of local models that requests carry, those within them included.</summary>
    public static HashSet<string> RequestModels(RuleContext context)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Queue<ModelType>(BodyModels(context).Where(pair => pair.Body.Value.Type.Core.Namespace is null).Select(pair => pair.Model));
        while (waiting.Count > 0)
        {
            var model = waiting.Dequeue();
            if (!names.Add(model.Name))
                continue;

            foreach (var field in model.Fields)
            {
                if (field.Type.Core.Namespace is null && context.Types.FindModel(field.Type.Core) is { } inner)
                    waiting.Enqueue(inner);
            }
        }

        return names;
    }

    /// <summary>Fields of request models, and parameters: what strangers fill.</summary>
    public static IEnumerable<Node<Field>> RequestFields(RuleContext context)
    {
        var models = RequestModels(context);
        return context.Walk.Fields.Where(field => field.Parent is Node<ModelType> model && models.Contains(model.Value.Name));
    }

    /// <summary>Parameters that the document declares; inferred ones are left out.</summary>
    public static IEnumerable<Node<Parameter>> Parameters(RuleContext context) =>
        context.Walk.Parameters.Where(parameter => context.Syntax.Find(parameter.Path) is not null);
}
