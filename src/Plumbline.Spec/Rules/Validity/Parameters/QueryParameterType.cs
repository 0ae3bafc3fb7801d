using Plumbline.Spec.Model;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Validity;

/// <summary>Query and header parameters are scalars or lists of them (catalogue 81 to 84).</summary>
internal sealed class QueryParameterType() : ValidityRule("PLB1114", "Parameter that no query can hold")
{
    public override void Check(RuleContext context)
    {
        foreach (var parameter in context.Walk.Parameters)
        {
            var type = parameter.Value.Type;
            if (parameter.Value.Location is not (ParameterLocation.Query or ParameterLocation.Header) || ParameterTypes.IsUnknown(type))
                continue;

            var item = type.Shape == TypeShape.List ? type.Element! : type;
            if (!ParameterTypes.IsScalar(item))
            {
                var place = parameter.Value.Location == ParameterLocation.Query ? "query" : "header";
                context.Report(parameter, "type",
                    $"{place} {parameter.Title} has type {Quote(type.ToString())}; a {place} holds {ParameterTypes.Scalars}, or a list of one of these");
            }
        }
    }
}
