using Plumbline.Spec.Attributes;
using Plumbline.Spec.Model;
using Plumbline.Spec.Rules.Walking;
using Plumbline.Spec.Streams;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Validity;

/// <summary>Every member of a stream tells what happened to a row, and each operation is told by one of them.</summary>
internal sealed class StreamMembers() : ValidityRule("PLB1151", "Stream's member is no event")
{
    public override void Check(RuleContext context)
    {
        foreach (var union in context.Walk.Unions)
        {
            if (StreamAttribute.Find(union.Value.Attributes) is null)
                continue;

            var told = new List<(string Name, EventOperations Operations)>();
            for (var i = 0; i < union.Value.Members.Count; i++)
                Check(context, new(union.Value.Members[i], union, "types", i), told);
        }
    }

    private static void Check(RuleContext context, Node<UnionMember> node, List<(string Name, EventOperations Operations)> told)
    {
        var name = node.Value.Type.Name;
        if (node.Value.Type.Kind == TypeKind.Unresolved)
            return;

        if (EventStream.ModelOf(context.Service, node.Value) is null)
        {
            context.Report(node, "type", $"{node.Title} is no model of this document, so no event can be made of a row; wrap it in one");
            return;
        }

        var operations = EventMember.OperationsOf(name);
        if (operations == EventOperations.None)
            context.Report(node, "type", $"{node.Title} tells no change of a row; its name must end with {QuoteAll(EventMember.Suffixes)}");
        else if (told.Find(other => (other.Operations & operations) != EventOperations.None).Name is { } other)
            context.Report(node, "type", $"{node.Title} tells what {Quote(other)} tells already; leave one of them");
        else
            told.Add((name, operations));
    }
}
