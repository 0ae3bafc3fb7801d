using Plumbline.Spec.Attributes;
using Plumbline.Spec.Findings;
using Plumbline.Spec.Model;
using Plumbline.Spec.Rules.Text;
using Plumbline.Spec.Rules.Walking;

namespace Plumbline.Spec.Rules.Consistency;

/// <summary>A stream says by which key its events stay in order.</summary>
internal sealed class MissingPartitionKey()
    : ConsistencyRule("PLB4085", "partition_key", "Stream without an order", Severity.Error, RuleLevel.Strict)
{
    public override void Check(RuleContext context)
    {
        foreach (var attribute in context.Walk.Attributes)
        {
            if (attribute is { Value.Name: StreamAttribute.AttributeName, Parent: Node<UnionType> union }
                && StreamAttribute.Find(union.Value.Attributes) is { PartitionKey: null } stream && !HasKey(context, union.Value, stream))
                context.Report(attribute, null, $"{attribute.Title} names no 'partition_key'; say by which field its events stay in order");
        }
    }

    // The key of the table is the order where nothing else is said.
    private static bool HasKey(RuleContext context, UnionType union, StreamAttribute stream) =>
        context.Service.Models.FirstOrDefault(model => model.Name == (stream.Of ?? Words.Without(union.Name, "_event"))) is { } model
        && TableAttribute.Find(model.Attributes) is not null;
}
