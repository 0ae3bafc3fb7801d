using Plumbline.Spec.Attributes;
using Plumbline.Spec.Findings;
using Plumbline.Spec.Model;
using Plumbline.Spec.Rules.Walking;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Consistency;

/// <summary>What a list of a stored model is filtered or sorted by is indexed.</summary>
internal sealed class MissingIndex()
    : ConsistencyRule("PLB4090", "table_indexes", "Filter or sort without an index", Severity.Error, RuleLevel.Recommended)
{
    public override void Check(RuleContext context)
    {
        foreach (var operation in context.Walk.Operations)
        {
            if (OperationResult.ItemModel(operation.Value, context) is not { } model
                || TableAttribute.Find(model.Attributes) is not { } table)
                continue;

            // An index serves a field where it is the index's first.
            var indexed = table.Indexes.Concat(table.Unique).Where(index => index.Count > 0).Select(index => index[0]).Append(table.Key).ToList();
            foreach (var (node, key, field) in Needed(context, operation))
            {
                if (!indexed.Contains(field) && model.Fields.Any(known => known.Name == field))
                    context.Report(node, key,
                        $"{node.Title} needs an index of table '{model.Name}' that starts with {Quote(field)}; without it every call reads the whole table");
            }
        }
    }

    private static IEnumerable<(Node Node, string Key, string Field)> Needed(RuleContext context, Node<Operation> operation)
    {
        foreach (var attribute in context.Walk.Attributes)
        {
            if (attribute.Value.Name == SortAttribute.AttributeName
                && attribute.Parent == operation && SortAttribute.Find(operation.Value.Attributes) is { } sort)
            {
                for (var i = 0; i < sort.Fields.Count; i++)
                    yield return (attribute, $"value/fields/{i}", sort.Fields[i]);
            }
            else if (attribute is { Value.Name: FilterAttribute.AttributeName, Parent: Node<Parameter> parameter }
                && parameter.Parent == operation
                && FilterAttribute.Find(parameter.Value.Attributes) is { } filter)
            {
                yield return (attribute, "value/field", filter.Field);
            }
        }
    }
}
