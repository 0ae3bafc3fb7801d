using Plumbline.Spec.Attributes;
using Plumbline.Spec.Collections;
using Plumbline.Spec.Model;
using Plumbline.Spec.Rules.Text;
using Plumbline.Spec.Rules.Walking;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Validity;

/// <summary>A service consumes a union of a document that the project has, and a replica copies fields that exist.</summary>
internal sealed class ConsumedUnion() : ValidityRule("PLB1136", "Consumed events are unknown")
{
    public override void Check(RuleContext context)
    {
        foreach (var attribute in context.Walk.Attributes)
        {
            if (attribute is { Value.Name: ConsumesAttribute.AttributeName, Parent: Node<Service> })
            {
                foreach (var consumes in ConsumesAttribute.FindAll(EquatableArray.Create(attribute.Value)))
                    Check(context, attribute, consumes);
            }
        }
    }

    private static void Check(RuleContext context, Node attribute, ConsumesAttribute consumes)
    {
        var name = QualifiedName.Parse(consumes.Union);
        var documents = context.Others.Where(other => other.Service.Namespace == name?.Namespace).Select(other => other.Service).ToList();
        if (name is not { Section: "unions" })
            context.Report(attribute,
                "value/union", $"{attribute.Title} names {Quote(consumes.Union)}; write the whole name, as io.example.user.v0.unions.user_event");
        else if (documents.Count == 0)
            context.Report(attribute,
                "value/union", $"{attribute.Title} names {Quote(consumes.Union)}, but no document of the project has the namespace {Quote(name.Namespace)}; add it with PlumblineRole=\"import\"");
        else if (documents.All(document => document.Unions.All(union => union.Name != name.Name)))
            context.Report(attribute,
                "value/union", $"{attribute.Title} names {Quote(consumes.Union)}, which does not exist{Suggestion.DidYouMean(consumes.Union, documents.SelectMany(QualifiedName.All))}");
        else if (consumes.Replica is { } replica)
            Check(context, attribute, replica, documents);
    }

    private static void Check(RuleContext context, Node attribute, ReplicaAttribute replica, List<Service> documents)
    {
        var name = QualifiedName.Parse(replica.Of)?.Name ?? replica.Of;
        var models = documents.SelectMany(document => document.Models).ToList();
        if (models.FirstOrDefault(model => model.Name == name) is not { } model)
        {
            context.Report(attribute,
                "value/replica/of", $"{attribute.Title} keeps a replica of {Quote(replica.Of)}, which is no model of the publisher{Suggestion.DidYouMean(name, models.Select(m => m.Name))}");
            return;
        }

        var fields = model.Fields.Select(field => field.Name).ToList();
        for (var i = 0; i < replica.Fields.Count; i++)
            CheckField(context, attribute, replica.Fields[i], $"value/replica/fields/{i}", fields, model.Name);
        for (var i = 0; i < replica.Indexes.Count; i++)
        {
            for (var j = 0; j < replica.Indexes[i].Count; j++)
                CheckField(context, attribute, replica.Indexes[i][j], $"value/replica/indexes/{i}/{j}", fields, model.Name);
        }
    }

    private static void CheckField(RuleContext context, Node attribute, string field, string path, List<string> fields, string model)
    {
        if (!fields.Contains(field))
            context.Report(attribute, path,
                $"{attribute.Title} replicates {Quote(field)}, which is no field of model {Quote(model)}{Suggestion.DidYouMean(field, fields)}");
    }
}
