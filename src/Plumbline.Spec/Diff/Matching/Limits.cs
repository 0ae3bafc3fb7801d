using System.Globalization;
using Plumbline.Spec.Attributes;

namespace Plumbline.Spec.Diff.Matching;

/// <summary>Which way a limit went.</summary>
internal enum LimitStep
{
    /// <summary>Fewer values pass.</summary>
    Tighter,

    /// <summary>More values pass.</summary>
    Looser,

    /// <summary>Other values pass; which ones cannot be told.</summary>
    Other,
}

/// <summary>A limit of a typed place that changed.</summary>
/// <param name="Name">What messages call it: <c>the minimum</c>.</param>
/// <param name="Key">Where the document writes it.</param>
/// <param name="Before">As released, as messages show it; null where there was none.</param>
/// <param name="After">As it is now; null where there is none.</param>
/// <param name="Step">Which way it went.</param>
/// <param name="Facts">The same for fingerprints, nothing shortened.</param>
internal sealed record Limit(string Name, string Key, string? Before, string? After, LimitStep Step, string Facts);

/// <summary>Compares the limits of a typed place: minimum, maximum, pattern, format.</summary>
internal static class Limits
{
    public static IEnumerable<Limit> Of(SlotPair slot)
    {
        var (before, after) = (slot.Before!, slot.After!);
        if (slot.Kind == SlotKind.EnvelopeField)
            yield break;

        if (before.Minimum != after.Minimum)
            yield return OfNumber("the minimum", "minimum", before.Minimum, after.Minimum, (after.Minimum ?? long.MinValue) > (before.Minimum ?? long.MinValue));

        if (before.Maximum != after.Maximum)
            yield return OfNumber("the maximum", "maximum", before.Maximum, after.Maximum, (after.Maximum ?? long.MaxValue) < (before.Maximum ?? long.MaxValue));

        var patterns = (Old: PatternAttribute.Find(before.Attributes)?.Regex, Now: PatternAttribute.Find(after.Attributes)?.Regex);
        if (patterns.Old != patterns.Now)
            yield return OfText("the pattern", "@pattern", patterns.Old, patterns.Now);

        var formats = (Old: Name(before), Now: Name(after));
        if (formats.Old != formats.Now)
            yield return OfText("the format", "@format", formats.Old, formats.Now);
    }

    private static string? Name(Slot slot) => FormatAttribute.Find(slot.Attributes) is { } format ? FormatAttribute.ToName(format.Format) : null;

    private static Limit OfNumber(string name, string key, long? old, long? now, bool isTighter) => new(
        name, key, Text(old), Text(now), isTighter ? LimitStep.Tighter : LimitStep.Looser, Fact(name, Text(old), Text(now)));

    private static string Fact(string name, string? old, string? now) => $"{name}: {old ?? "none"} -> {now ?? "none"}";

    private static Limit OfText(string name, string key, string? old, string? now) => new(
        name, key, Quoted(old), Quoted(now), old is null ? LimitStep.Tighter : now is null ? LimitStep.Looser : LimitStep.Other, Fact(name, old, now));

    private static string? Quoted(string? text) => text is null ? null : Words.Quote(text);

    private static string? Text(long? number) => number?.ToString(CultureInfo.InvariantCulture);
}
