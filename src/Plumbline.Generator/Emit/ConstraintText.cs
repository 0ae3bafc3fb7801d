using System.Globalization;
using Plumbline.Generator.CSharp;
using Plumbline.Spec.Attributes;
using Plumbline.Spec.Model;

namespace Plumbline.Generator.Emit;

/// <summary>Turns constraints into calls of the runtime's checks.</summary>
internal static class ConstraintText
{
    private const string Constraint = KnownTypes.Json + "Constraint.";

    /// <summary>The statements that check the value just read; none where nothing constrains it.</summary>
    /// <param name="field">The field.</param>
    /// <param name="value">An expression of the value, which is there.</param>
    /// <param name="pattern">An expression of its compiled pattern.</param>
    public static IEnumerable<string> Checks(FieldDeclaration field, string value, string pattern)
    {
        foreach (var call in Calls(field.Type, field.Constraints, value, pattern))
            yield return $"context.Check(ref reader, {call});";

        // Pattern and format of a list of strings hold for each of them.
        if (field.Type is { Shape: TypeShape.List, Element: { } element } && HasText(element))
        {
            var calls = TextCalls(field.Constraints, "item", pattern).ToList();
            if (calls.Count > 0)
                yield return $"foreach (var item in {value})\n{{\n{string.Join("\n", calls.Select(c => $"    context.Check(ref reader, {c});"))}\n}}";
        }
    }

    /// <summary>The checks of a value: expressions that are null where all is well.</summary>
    /// <param name="type">The value's type.</param>
    /// <param name="constraints">The constraints.</param>
    /// <param name="value">An expression of the value, which is there.</param>
    /// <param name="pattern">An expression of the compiled pattern.</param>
    public static IEnumerable<string> Calls(TypeUse type, Constraints constraints, string value, string pattern)
    {
        var limits = $"{Limit(constraints.Minimum)}, {Limit(constraints.Maximum)}";
        var isLimited = constraints.Minimum is not null || constraints.Maximum is not null;
        if (type.Shape != TypeShape.Named)
        {
            if (isLimited)
                yield return $"{Constraint}Count({value}.Count, {limits})";

            yield break;
        }

        if (type.Kind != TypeKind.Primitive)
            yield break;

        if (type.Primitive is Primitive.Integer or Primitive.Long or Primitive.Double or Primitive.Decimal && isLimited)
            yield return $"{Constraint}Range({value}, {limits})";

        if (type.Primitive != Primitive.String)
            yield break;

        if (isLimited)
            yield return $"{Constraint}Length({value}, {limits})";

        foreach (var call in TextCalls(constraints, value, pattern))
            yield return call;
    }

    /// <summary>Whether patterns and formats apply: to strings, and to the items of a list of strings.</summary>
    /// <param name="type">The type.</param>
    public static bool HasText(TypeUse type) => type.Shape switch
    {
        TypeShape.Named => type.Kind == TypeKind.Primitive && type.Primitive == Primitive.String,
        TypeShape.List => type.Element is { Shape: TypeShape.Named } element && HasText(element),
        _ => false,
    };

    /// <summary>The name of the static field that holds a pattern.</summary>
    /// <param name="index">The place of what it constrains.</param>
    public static string PatternName(int index) => "s_pattern" + index.ToString(CultureInfo.InvariantCulture);

    /// <summary>An expression that compiles a pattern; without backtracking, so that no text can make it slow.</summary>
    /// <param name="pattern">The pattern, as the document has it.</param>
    public static string Regex(string pattern)
    {
        const string Options = "global::System.Text.RegularExpressions.RegexOptions.";
        return $"new({CSharpText.Literal(PatternExpression.ForDotNet(pattern))}, {Options}NonBacktracking | {Options}CultureInvariant)";
    }

    private static IEnumerable<string> TextCalls(Constraints constraints, string value, string pattern)
    {
        // Callers are told the pattern that the document has.
        if (constraints.Pattern is { } documented)
            yield return $"{Constraint}Pattern({value}, {pattern}, {CSharpText.Literal(documented)})";

        if (constraints.Format is { } format)
            yield return $"{Constraint}Format({value}, {CSharpText.Literal(format)})";
    }

    private static string Limit(long? limit) => limit?.ToString(CultureInfo.InvariantCulture) ?? "null";
}
