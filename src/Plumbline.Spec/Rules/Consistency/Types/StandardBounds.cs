using Plumbline.Spec.Findings;
using Plumbline.Spec.Model;
using Plumbline.Spec.Rules.Walking;

namespace Plumbline.Spec.Rules.Consistency;

/// <summary>Codes of countries, currencies and languages are as long as their standards say; counts are not negative.</summary>
internal sealed class StandardBounds()
    : ConsistencyRule("PLB4029", "standard_bounds", "Bound that contradicts a standard", Severity.Error, RuleLevel.Strict)
{
    public override void Check(RuleContext context)
    {
        var lengths = context.Options.Pairs("plumbline_code_lengths", "country=3, origin=3, currency=3, language=2");
        foreach (var field in context.Walk.Fields)
            Check(context, field, field.Value.Name, field.Value.Type, field.Value.Maximum, lengths);
        foreach (var parameter in Declared.Parameters(context))
        {
            Check(context, parameter, parameter.Value.Name, parameter.Value.Type, parameter.Value.Maximum, lengths);
            if (parameter.Value.Minimum < 0)
                context.Report(parameter, "minimum", $"{parameter.Title} has minimum {parameter.Value.Minimum}; 0 or 1 is meant");
        }
    }

    private static void Check(RuleContext context, Node node, string name, TypeReference type, long? maximum, IReadOnlyDictionary<string, string> lengths)
    {
        if (maximum is { } most
            && type.Primitive == Primitive.String && lengths.TryGetValue(name, out var length) && long.TryParse(length, out var allowed) && most > allowed)
            context.Report(node, "maximum", $"{node.Title} has maximum {most}; a code of that standard has {allowed} letters at most");
    }
}
