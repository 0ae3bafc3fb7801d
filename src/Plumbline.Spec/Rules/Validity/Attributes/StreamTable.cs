using Plumbline.Spec.Attributes;
using Plumbline.Spec.Model;
using Plumbline.Spec.Rules.Walking;
using Plumbline.Spec.Streams;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Validity;

/// <summary>The model that a stream tells of has a table with a journal.</summary>
internal sealed class StreamTable() : ValidityRule("PLB1150", "Stream without a journal")
{
    public override void Check(RuleContext context)
    {
        foreach (var attribute in context.Walk.Attributes)
        {
            if (attribute is not { Value.Name: StreamAttribute.AttributeName, Parent: Node<UnionType> union }
                || StreamAttribute.Find(union.Value.Attributes) is not { } stream)
                continue;

            var name = EventStream.SubjectName(stream, union.Value.Name);
            if (context.Service.Models.FirstOrDefault(model => model.Name == name) is not { } subject)
                continue;

            var table = TableAttribute.Find(subject.Attributes);
            if (table is null)
            {
                context.Report(attribute,
                    "value/of", $"{attribute.Title} tells of model {Quote(name)}, which has no table; give the model the attribute 'table'");
            }
            else if (!table.Journal)
            {
                context.Report(attribute,
                    "value/of", $"{attribute.Title} tells of model {Quote(name)}, whose table has no journal to make events from; take '\"journal\": false' away");
            }
        }
    }
}
