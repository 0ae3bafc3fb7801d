using Plumbline.Spec.Attributes;
using Plumbline.Spec.Model;
using Plumbline.Spec.Rules.Text;
using Plumbline.Spec.Rules.Walking;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Validity;

/// <summary>Our attributes have a fixed set of keys.</summary>
internal sealed class UnknownAttributeKey() : ValidityRule("PLB1130", "Unknown key in an attribute")
{
    public override void Check(RuleContext context)
    {
        foreach (var attribute in context.Walk.Attributes)
        {
            if (AttributeSchemas.Find(attribute.Value.Name) is { } schema)
                Check(context, attribute, attribute.Value.Value, schema.Keys, "value");
        }
    }

    private static void Check(RuleContext context, Node node, JsonValue value, IReadOnlyList<AttributeKey> keys, string path)
    {
        foreach (var member in value.Members)
        {
            var key = keys.FirstOrDefault(known => known.Name == member.Name);
            if (key is null)
            {
                context.Report(node, $"{path}/{member.Name}",
                    $"{node.Title} has key {Quote(member.Name)}, which it does not know{Suggestion.DidYouMean(member.Name, keys.Select(known => known.Name), Known(keys))}");
            }
            else if (key.Kind == AttributeValueKind.Object)
            {
                Check(context, node, member.Value, key.Keys, $"{path}/{key.Name}");
            }
        }
    }

    private static string Known(IReadOnlyList<AttributeKey> keys) =>
        keys.Count == 0 ? "; it has none" : $"; known are {QuoteAll(keys.Select(known => known.Name))}";
}
