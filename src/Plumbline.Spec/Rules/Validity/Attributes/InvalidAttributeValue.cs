using Plumbline.Spec.Attributes;
using Plumbline.Spec.Model;
using Plumbline.Spec.Rules.Text;
using Plumbline.Spec.Rules.Walking;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Validity;

/// <summary>A value of our attributes has the kind that its schema says.</summary>
internal sealed class InvalidAttributeValue() : ValidityRule("PLB1131", "Attribute value that cannot be used")
{
    public override void Check(RuleContext context)
    {
        foreach (var attribute in context.Walk.Attributes)
        {
            if (AttributeSchemas.Find(attribute.Value.Name) is not { } schema)
                continue;

            if (attribute.Value.Value.Kind == JsonValueKind.Object)
                Check(context, attribute, attribute.Value.Value, schema.Keys, "value", attribute.Title);
            else
                context.Report(attribute, "value", $"{attribute.Title} needs an object as its value");
        }
    }

    private static void Check(RuleContext context, Node node, JsonValue value, IReadOnlyList<AttributeKey> keys, string path, string subject)
    {
        foreach (var key in keys)
        {
            if (value[key.Name] is not { } found)
            {
                if (key.IsRequired)
                    context.Report(node, path, $"{subject} lacks {Quote(key.Name)}, {AttributeValueCheck.Describe(key)}");
            }
            else if (!AttributeValueCheck.Fits(found, key))
            {
                context.Report(node, $"{path}/{key.Name}",
                    $"{Quote(key.Name)} of {subject} must be {AttributeValueCheck.Describe(key)}{Suggestion.DidYouMean(found.Text, key.Words)}");
            }
            else if (key.Kind == AttributeValueKind.Object)
            {
                Check(context, node, found, key.Keys, $"{path}/{key.Name}", $"{Quote(key.Name)} of {subject}");
            }
        }
    }
}
