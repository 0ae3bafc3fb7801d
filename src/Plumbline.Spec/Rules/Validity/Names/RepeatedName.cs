using Plumbline.Spec.Rules.Text;
using Plumbline.Spec.Rules.Walking;

namespace Plumbline.Spec.Rules.Validity;

/// <summary>Fields, parameters and headers of one node have different names (catalogue 38). Of an annotation that is written twice the reader says so.</summary>
internal sealed class RepeatedName() : ValidityRule("PLB1049", "Two of one name")
{
    public override void Check(RuleContext context)
    {
        Check(context, context.Walk.Fields, field => NameRules.Comparable(field.Name));
        Check(context, context.Walk.Headers, header => header.Name.ToLowerInvariant());
        Check(context, context.Walk.Parameters, parameter => NameRules.Comparable(parameter.Name));
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
