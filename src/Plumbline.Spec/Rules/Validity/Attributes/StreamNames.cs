using Plumbline.Spec.Attributes;
using Plumbline.Spec.Model;
using Plumbline.Spec.Rules.Text;
using Plumbline.Spec.Rules.Walking;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Validity;

/// <summary>A stream tells of a model of the document, and its partition key is a field of every member.</summary>
internal sealed class StreamNames() : ValidityRule("PLB1135", "Stream names something unknown")
{
    public override void Check(RuleContext context)
    {
        foreach (var attribute in context.Walk.Attributes)
        {
            if (attribute is not { Value.Name: StreamAttribute.AttributeName, Parent: Node<UnionType> union }
                || StreamAttribute.Find(union.Value.Attributes) is not { } stream)
                continue;

            CheckModel(context, attribute, stream, union.Value.Name);
            if (stream.PartitionKey is { } key)
                CheckKey(context, attribute, key, union.Value);
        }
    }

    private static void CheckModel(RuleContext context, Node attribute, StreamAttribute stream, string union)
    {
        const string Suffix = "_event";
        var name = stream.Of ?? (union.EndsWith(Suffix, StringComparison.Ordinal) ? union.Substring(0, union.Length - Suffix.Length) : union);
        var models = context.Service.Models.Select(model => model.Name).ToList();
        if (!models.Contains(name) || name == union)
            context.Report(attribute,
                "value/of", $"{attribute.Title} tells of model {Quote(name)}, which does not exist; name the model in 'of'{Suggestion.DidYouMean(name, models)}");
    }

    private static void CheckKey(RuleContext context, Node attribute, string key, UnionType union)
    {
        foreach (var member in union.Members)
        {
            if (context.Types.FindModel(member.Type) is { } model && FieldPath.Problem(key, model, context.Types) is { } problem)
                context.Report(attribute, "value/partition_key", $"{attribute.Title} has partition key {Quote(key)}, but {problem}");
        }
    }
}
