using Plumbline.Spec.Findings;
using Plumbline.Spec.Model;
using Plumbline.Spec.Rules.Text;
using Plumbline.Spec.Rules.Walking;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Consistency;

/// <summary>An example is a value that the field may have. Of lists and maps people write one element, so only single values are judged.</summary>
internal sealed class InvalidExample()
    : ConsistencyRule("PLB4024", "examples", "Example that is no value of its type", Severity.Error, RuleLevel.Recommended)
{
    public override void Check(RuleContext context)
    {
        foreach (var field in context.Walk.Fields)
            Check(context, field, field.Value.Type, field.Value.Example, field.Value.Minimum, field.Value.Maximum);
        foreach (var parameter in context.Walk.Parameters)
            Check(context, parameter, parameter.Value.Type, parameter.Value.Example, parameter.Value.Minimum, parameter.Value.Maximum);
    }

    // The bounds of a text are its length, also where it looks like a number.
    private static decimal? Measure(string text, TypeReference type) => type.Primitive == Primitive.String ? text.Length : DefaultText.Measure(text, type);

    private static void Check(RuleContext context, Node node, TypeReference type, string? text, long? minimum, long? maximum)
    {
        if (text is null || type.Kind is not (TypeKind.Primitive or TypeKind.Enum) || type.Primitive is Primitive.Object or Primitive.Json or Primitive.Unit)
            return;

        // Defaults name an enum's value; an example may show what travels.
        if (context.Types.FindEnum(type)?.Values.Any(value => value.Text == text) == true)
            return;

        if (DefaultText.Problem(text, type, context.Types) is { } problem)
            context.Report(node, "example", $"{node.Title} has example {Quote(text)}, {problem}{(problem.IndexOf(';') < 0 ? "; show a value that callers may send" : "")}");
        else if (Measure(text, type) is { } measure && (measure < minimum || measure > maximum))
            context.Report(node, "example", $"{node.Title} has example {Quote(text)}, which is {(measure < minimum ? $"below its minimum {minimum}" : $"above its maximum {maximum}")}; show a value that callers may send");
    }
}
