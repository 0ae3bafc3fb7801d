using Plumbline.Spec.Diff.Matching;
using Plumbline.Spec.Rules.Text;

namespace Plumbline.Spec.Diff;

/// <summary>Puts names of documents into messages.</summary>
internal static class Words
{
    // More callers do not make it clearer.
    private const int MostNamed = 5;

    /// <summary>A name in single quotes, on one line, of bounded length.</summary>
    public static string Quote(string text) => Quotation.Quote(text);

    /// <summary>A name without quotes, on one line, of bounded length.</summary>
    public static string Plain(string text) => Quotation.Plain(text);

    /// <summary>Names, the first few of them: <c>GET /a, GET /b and 3 more</c>.</summary>
    public static string List(IEnumerable<string> names)
    {
        var all = names.Select(Plain).ToList();
        var shown = string.Join(", ", all.Take(MostNamed));
        return all.Count <= MostNamed ? shown : $"{shown} and {all.Count - MostNamed} more";
    }

    /// <summary>Parts of a sentence: <c>a, b and c</c>.</summary>
    public static string And(IReadOnlyList<string> parts) => parts.Count < 2
        ? string.Concat(parts)
        : $"{string.Join(", ", parts.Take(parts.Count - 1))} and {parts[parts.Count - 1]}";

    /// <summary>What happened to a type: <c>is 'string' instead of '[string]'</c>.</summary>
    public static string Replaced(SlotPair slot) => $"is {Quote(slot.After!.Type.ToString())} instead of {Quote(slot.Before!.Type.ToString())}";

    /// <summary>The same for fingerprints.</summary>
    public static string Facts(SlotPair slot) => $"{slot.Before!.Type} -> {slot.After!.Type}";

    /// <summary>The remedy against another type.</summary>
    public static string KeepType(SlotPair slot) => $"keep {Quote(slot.Before!.Type.ToString())}";

    /// <summary>The remedy against another value.</summary>
    public static string Keep(string? text) => text is null ? "leave it out" : $"keep {Quote(text)}";

    /// <summary>A value of a document, or that there is none.</summary>
    public static string OrNone(string? text) => text is null ? "none" : Quote(text);
}
