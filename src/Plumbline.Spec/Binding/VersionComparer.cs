using System.Globalization;

namespace Plumbline.Spec.Binding;

/// <summary>Orders versions: numbers by value, <c>1.0.0-dev</c> before <c>1.0.0</c>, no version before any.</summary>
internal sealed class VersionComparer : IComparer<string?>
{
    /// <summary>The one instance.</summary>
    public static VersionComparer Instance { get; } = new();

    /// <inheritdoc/>
    public int Compare(string? x, string? y)
    {
        if (x is null || y is null)
            return (x is null ? 0 : 1) - (y is null ? 0 : 1);

        var (xRelease, xPre) = Split(x);
        var (yRelease, yPre) = Split(y);
        var release = CompareParts(xRelease, yRelease);
        if (release != 0)
            return release;

        if (xPre is null || yPre is null)
            return (xPre is null ? 1 : 0) - (yPre is null ? 1 : 0);

        return CompareParts(xPre, yPre);
    }

    private static (string Release, string? Pre) Split(string version)
    {
        var dash = version.IndexOf('-');
        return dash < 0 ? (version, null) : (version.Substring(0, dash), version.Substring(dash + 1));
    }

    private static int CompareParts(string x, string y)
    {
        var left = x.Split('.');
        var right = y.Split('.');
        for (var i = 0; i < Math.Max(left.Length, right.Length); i++)
        {
            var compared = ComparePart(i < left.Length ? left[i] : "0", i < right.Length ? right[i] : "0");
            if (compared != 0)
                return compared;
        }

        return 0;
    }

    private static int ComparePart(string x, string y) =>
        long.TryParse(x, NumberStyles.None, CultureInfo.InvariantCulture, out var left)
        && long.TryParse(y, NumberStyles.None, CultureInfo.InvariantCulture, out var right)
            ? left.CompareTo(right)
            : string.CompareOrdinal(x, y);
}
