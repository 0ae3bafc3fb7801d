using Plumbline.Spec.Attributes;
using Plumbline.Spec.Findings;
using Plumbline.Spec.Model;
using Plumbline.Spec.Rules.Text;
using Plumbline.Spec.Rules.Walking;

namespace Plumbline.Spec.Rules.Consistency;

/// <summary>A type that no operation and no event needs is only read by mistake.</summary>
internal sealed class UnusedType()
    : ConsistencyRule("PLB4034", "unused_types", "Type that nothing uses", Severity.Warning, RuleLevel.Recommended)
{
    public override void Check(RuleContext context)
    {
        // A document without operations is a library of types: others use them.
        if (context.Service.Resources.Count == 0)
            return;

        var used = new HashSet<string>(context.Walk.TypeUses.Where(use => !IsWithinItself(use)).Select(use => use.Type.Core).Where(type => type.Namespace is null).Select(type => type.Name), StringComparer.Ordinal);
        foreach (var (node, name) in Declared.Types(context))
        {
            var isStored = node is Node<ModelType> model && TableAttribute.Find(model.Value.Attributes) is not null;
            var isPublished = node is Node<UnionType> union && (StreamAttribute.Find(union.Value.Attributes) is not null || Words.EndsWith(name, "_event"));
            if (!used.Contains(name) && !isStored && !isPublished)
                context.Report(node, null, $"{node.Title} is used by nothing; remove it");
        }
    }

    private static bool IsWithinItself(TypeUse use) => use.Node.Nearest<ModelType>()?.Name == use.Type.Core.Name;
}
