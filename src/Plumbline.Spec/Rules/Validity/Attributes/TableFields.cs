using Plumbline.Spec.Attributes;
using Plumbline.Spec.Collections;
using Plumbline.Spec.Model;
using Plumbline.Spec.Rules.Text;
using Plumbline.Spec.Rules.Walking;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Validity;

/// <summary>A table's key and indexes are fields of its model.</summary>
internal sealed class TableFields() : ValidityRule("PLB1134", "Table names an unknown field")
{
    public override void Check(RuleContext context)
    {
        foreach (var attribute in context.Walk.Attributes)
        {
            if (attribute is not { Value.Name: TableAttribute.AttributeName, Parent: Node<ModelType> model })
                continue;

            if (TableAttribute.Find(model.Value.Attributes) is not { } table)
                continue;

            CheckField(context, attribute, model.Value, table.Key, "value/key", "key");
            CheckLists(context, attribute, model.Value, table.Indexes, "indexes");
            CheckLists(context, attribute, model.Value, table.Unique, "unique");
        }
    }

    private static void CheckLists(RuleContext context, Node node, ModelType model, EquatableArray<EquatableArray<string>> lists, string key)
    {
        for (var i = 0; i < lists.Count; i++)
        {
            for (var j = 0; j < lists[i].Count; j++)
                CheckField(context, node, model, lists[i][j], $"value/{key}/{i}/{j}", key);
        }
    }

    private static void CheckField(RuleContext context, Node node, ModelType model, string field, string path, string key)
    {
        var names = model.Fields.Select(known => known.Name).ToList();
        if (!names.Contains(field))
            context.Report(node, path,
                $"{node.Title} has {Quote(field)} in '{key}', which is no field of the model{Suggestion.DidYouMean(field, names, "; name one of its fields")}");
    }
}
