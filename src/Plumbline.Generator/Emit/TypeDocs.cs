using System.Globalization;
using Plumbline.Generator.CSharp;

namespace Plumbline.Generator.Emit;

/// <summary>Writes the XML docs of types and their members.</summary>
internal static class TypeDocs
{
    /// <summary>The summary of a type.</summary>
    /// <param name="kind">What it is: <c>model</c>, <c>enum</c>.</param>
    /// <param name="documentName">Its name in the document.</param>
    /// <param name="description">The document's description.</param>
    public static string Summary(string kind, string documentName, string? description) =>
        CSharpText.Doc("summary", string.IsNullOrWhiteSpace(description) ? $"The {kind} {documentName}." : description);

    /// <summary>The docs of a field's property: description, constraints, default, deprecation, example.</summary>
    /// <param name="writer">Where the property follows.</param>
    /// <param name="field">The field.</param>
    public static void WriteField(SourceWriter writer, FieldDeclaration field)
    {
        writer.WriteLine(Summary("field", field.WireName, field.Description));
        var remarks = string.Join(" ", Remarks(field));
        if (remarks.Length > 0)
            writer.WriteLine(CSharpText.Doc("remarks", remarks));

        if (!string.IsNullOrWhiteSpace(field.Example))
            writer.WriteLine(CSharpText.Doc("example", field.Example));
    }

    private static IEnumerable<string> Remarks(FieldDeclaration field)
    {
        var constraints = field.Constraints;
        var unit = field.Type switch
        {
            { Shape: not Spec.Model.TypeShape.Named } => " items",
            { Primitive: Spec.Model.Primitive.String } => " characters",
            _ => "",
        };
        if (constraints.Minimum is { } minimum && constraints.Maximum is { } maximum)
            yield return $"{Text(minimum)} to {Text(maximum)}{unit}.";
        else if (constraints.Minimum is { } least)
            yield return $"At least {Text(least)}{unit}.";
        else if (constraints.Maximum is { } most)
            yield return $"At most {Text(most)}{unit}.";

        if (constraints.Pattern is { } pattern)
            yield return $"Pattern: {pattern}.";

        if (constraints.Format is { } format)
            yield return $"Format: {format}.";

        if (field.DefaultText is { } text)
            yield return $"Default: {text}.";

        // A required property without a value cannot be left out, so the obsolete attribute would only get in the way.
        if (field.Deprecation is { } deprecation && !CanBeObsolete(field))
            yield return $"Deprecated{(deprecation.Length == 0 ? "" : ": " + deprecation)}.";
    }

    /// <summary>Whether a deprecated field's property can carry the obsolete attribute: everybody has to set one with <c>required</c>.</summary>
    /// <param name="field">The field.</param>
    public static bool CanBeObsolete(FieldDeclaration field) => !field.MustBeGiven;

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
