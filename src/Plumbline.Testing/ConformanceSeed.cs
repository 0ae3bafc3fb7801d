using System.Globalization;

namespace Plumbline.Testing;

/// <summary>What random values start from.</summary>
/// <param name="Number">The number.</param>
/// <param name="Run">
/// What keeps values of one run apart from those of others in a service that keeps its data; empty where every run has new data. With
/// the number it makes the same values again.
/// </param>
internal readonly record struct ConformanceSeed(int Number, string Run)
{
    /// <summary>A run like no other.</summary>
    public static string NewRun() => (Environment.TickCount64 & 0xFFFFFF).ToString("x", CultureInfo.InvariantCulture);

    /// <summary>Reads <c>7</c> or <c>7.1f03a</c>; null where it is neither.</summary>
    public static ConformanceSeed? Parse(string? text)
    {
        var parts = (text ?? "").Split('.', 2);
        return int.TryParse(parts[0], NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? new(number, parts.Length > 1 ? parts[1] : "") : null;
    }

    /// <summary>A number for one row, so that it fails alone as it fails among others.</summary>
    public int For(string row)
    {
        // FNV-1a, because the hash of a string differs from process to process.
        var hash = 2166136261u;
        foreach (var c in row + Run)
            hash = unchecked((hash ^ c) * 16777619u);

        return unchecked((Number * 397) ^ (int)hash);
    }

    /// <inheritdoc/>
    public override string ToString() => Number.ToString(CultureInfo.InvariantCulture) + (Run.Length > 0 ? "." + Run : "");
}
