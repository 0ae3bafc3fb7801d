using Plumbline.Spec.Json;
using Plumbline.Spec.Findings;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Reading;

/// <summary>Tells API documents from other JSON files.</summary>
internal static class DocumentSniffer
{
    private static readonly string[] s_marks = ["apidoc", "apibuilder"];
    private static readonly string[] s_sections = ["models", "enums", "unions", "interfaces", "resources"];

    /// <summary>Whether the outermost object is marked, or has a name and at least one section.</summary>
    public static bool LooksLikeDocument(string text)
    {
        // Most JSON files have none of these words at all, and are not read any further.
        if (!Mentions(text, s_marks) && !(Mentions(text, s_sections) && Mentions(text, ["name"])))
            return false;

        var root = JsonReader.Read(text, new FindingBag(), CancellationToken.None);
        return s_marks.Any(mark => root.Find(mark) is not null)
            || (root.Find("name") is not null && s_sections.Any(section => root.Find(section)?.Value.Kind is JsonValueKind.Object or JsonValueKind.Array));
    }

    private static bool Mentions(string text, string[] words) => words.Any(word => text.IndexOf($"\"{word}\"", StringComparison.Ordinal) >= 0);
}
