using Plumbline.Spec.Findings;
using Plumbline.Spec.Model;
using Plumbline.Spec.Rules.Text;

namespace Plumbline.Spec.Rules.Consistency;

/// <summary>a_b_mapping has an id, an a_reference and a b_reference.</summary>
internal sealed class MappingModel()
    : ConsistencyRule("PLB4094", "mapping_models", "Mapping model of another shape", Severity.Error, RuleLevel.Strict)
{
    public override void Check(RuleContext context)
    {
        const string Suffix = "_mapping";
        const string Reference = "_reference";
        foreach (var model in context.Walk.Models.Where(model => Words.EndsWith(model.Value.Name, Suffix)))
        {
            var fields = model.Value.Fields;
            var isRight = fields.Count == 3 && fields[0].Name == "id" && fields[0].Type.Primitive == Primitive.String
                && fields.Skip(1).All(field => field.Type.Core.Name == field.Name + Reference)
                && model.Value.Name == $"{fields[1].Name}_{fields[2].Name}{Suffix}";
            if (!isRight)
                context.Report(model, null,
                    $"{model.Title} maps two things to each other: it must have 'id: string', 'a: a_reference' and 'b: b_reference', and be called 'a_b_mapping'");
        }
    }
}
