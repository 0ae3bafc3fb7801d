using Plumbline.Spec.Model;
using Plumbline.Spec.Rules.Text;
using Plumbline.Spec.Rules.Walking;

namespace Plumbline.Spec.Rules.Validity;

/// <summary>Models, enums, unions and interfaces share one space of names (catalogue 38, 39).</summary>
internal sealed class RepeatedDeclaration() : ValidityRule("PLB1047", "Declarations of one name")
{
    public override void Check(RuleContext context)
    {
        var walk = context.Walk;
        var seen = new Dictionary<string, Node>(StringComparer.Ordinal);
        Check(context, seen, walk.Enums, type => type.Name);
        Check(context, seen, walk.Models, type => type.Name);
        Check(context, seen, walk.Unions, type => type.Name);
        Check(context, seen, walk.Interfaces, type => type.Name);
        Check(context, new(StringComparer.Ordinal), walk.Annotations, annotation => annotation.Name);
    }

    private static void Check<T>(RuleContext context, Dictionary<string, Node> seen, IEnumerable<Node<T>> nodes, Func<T, string> name)
        where T : class
    {
        foreach (var node in nodes)
        {
            var key = NameRules.Comparable(name(node.Value));
            if (key.Length == 0)
                continue;

            if (!seen.TryGetValue(key, out var first))
                seen.Add(key, node);
            else if (node is not Node<InterfaceType> || first is not Node<UnionType>)
                context.Report(node, null, $"{node.Title} has the name of {first.Title}; rename one of them");
        }
    }
}
