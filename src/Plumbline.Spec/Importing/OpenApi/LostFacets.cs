using Plumbline.Spec.Attributes;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Importing.OpenApi;

/// <summary>Reports what a use of a type says where the format has nowhere to say it.</summary>
/// <param name="notes">Receives it.</param>
internal sealed class LostFacets(ImportNotes notes)
{
    private static readonly string[] s_pattern = ["pattern"];
    private static readonly string[] s_format = ["format"];
    private static readonly string[] s_words = ["default", "example", "examples", "deprecated", "x-annotations", "title", "description"];

    /// <summary>What bounds the size of a value.</summary>
    public static IReadOnlyList<string> Bounds { get; } =
        ["minItems", "maxItems", "minProperties", "maxProperties", "minLength", "maxLength", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"];

    /// <summary>Words of a declared type that its uses take over.</summary>
    public static IReadOnlyList<string> Values { get; } = ["default", "example", "examples"];

    /// <summary>A type that stands alone, such as a body's.</summary>
    /// <param name="use">The use.</param>
    /// <param name="what">What has this type, with its article.</param>
    /// <param name="kept">Words that it does carry.</param>
    public void Note(SchemaUse use, string what, params string[] kept)
    {
        if (use.IsNullable)
            notes.Add(use.Chain[0], $"null in place of {what} has no counterpart; it is read as if it were always there");
        foreach (var schema in use.Said)
            notes.Lost(schema, Bounds.Concat(s_words).Except(kept), what);
        if (use.Declaring is { } declaring)
            notes.Lost(declaring, Values.Except(kept), what);
        if (!kept.Contains("pattern"))
            NoteText(use, what);
        NoteElements(use, areTextsKept: kept.Contains("pattern"));
    }

    /// <summary>What is said of the things in a list or map. A list bounds how many it holds, not what each of them is.</summary>
    /// <param name="use">The list or map.</param>
    /// <param name="areTextsKept">Whether patterns and formats of a list of texts have a place.</param>
    public void NoteElements(SchemaUse use, bool areTextsKept)
    {
        for (var (outer, element) = (use, use.Element); element is not null; (outer, element) = (element, element.Element))
        {
            var what = $"what {outer.Type} holds";
            foreach (var schema in element.Said)
                notes.Lost(schema, Bounds.Concat(s_words), what);
            if (element.Declaring is { } declaring)
                notes.Lost(declaring, Values, what);
            if (!areTextsKept || outer != use || outer.Type.Shape != TypeShape.List)
                NoteText(element, what);
        }
    }

    private void NoteText(SchemaUse use, string what)
    {
        foreach (var schema in use.Said)
        {
            notes.Lost(schema, s_pattern, what);
            if (schema["format"] is { } format && use.Type.Primitive == Primitive.String && FormatAttribute.ParseFormat(format.Node.Text) is not null)
                notes.Lost(schema, s_format, what);
        }
    }
}
