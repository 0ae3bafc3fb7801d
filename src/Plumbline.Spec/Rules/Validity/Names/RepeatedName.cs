using Plumbline.Spec.Rules.Text;
using Plumbline.Spec.Rules.Walking;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Validity;

/// <summary>Fields, parameters, headers and annotations of one node have different names (catalogue 38).</summary>
internal sealed class RepeatedName() : ValidityRule("PLB1049", "Two of one name")
{
    public override void Check(RuleContext context)
    {
        Check(context, context.Walk.Fields, field => NameRules.Comparable(field.Name));
        Check(context, context.Walk.Headers, header => header.Name.ToLowerInvariant());
        Check(context, context.Walk.Parameters, parameter => NameRules.Comparable(parameter.Name));
        foreach (var field in context.Walk.Fields)
        {
            var annotations = field.Value.Annotations;
            for (var i = 1; i < annotations.Count; i++)
            {
                if (annotations.Take(i).Contains(annotations[i]))
                    context.Report(field, $"annotations/{i}", $"{field.Title} carries annotation {Quote(annotations[i])} twice");
            }
        }
    }

    private static void Check<T>(RuleContext context, IEnumerable<Node<T>> nodes, Func<T, string> name)
        where T : class
    {
        // The nodes of one parent stand in a row.
        var seen = new Dictionary<string, Node<T>>(StringComparer.Ordinal);
        Node? parent = null;
        foreach (var node in nodes)
        {
            if (!ReferenceEquals(parent, node.Parent))
                seen.Clear();

            parent = node.Parent;
            var key = name(node.Value);
            if (key.Length == 0)
                continue;

            if (!seen.TryGetValue(key, out var first))
                seen.Add(key, node);
            else
                context.Report(node, null, $"{node.Title} repeats {NodeTitle.Of(first.Value)}; names that differ only in case or underscores are one name");
        }
    }
}
