using System.Globalization;
using Plumbline.Spec.Diff;

namespace Plumbline.Tool.Comparing;

/// <summary>Counts versions up.</summary>
internal static class NextVersion
{
    /// <summary>The next version; null where the last one is none of three numbers.</summary>
    /// <param name="last">The last version: <c>1.4.2</c>, <c>v1.4.2</c>.</param>
    /// <param name="step">The step.</param>
    public static string? After(string last, VersionStep step)
    {
        var prefix = last.StartsWith('v') ? "v" : "";
        var parts = last[prefix.Length..].Split('.');
        if (parts.Length != 3 || parts.Any(part => !int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out _)))
            return null;

        var (major, minor, patch) = (Number(parts[0]), Number(parts[1]), Number(parts[2]));
        var next = step switch
        {
            VersionStep.Major => (major + 1, 0, 0),
            VersionStep.Minor => (major, minor + 1, 0),
            VersionStep.Patch => (major, minor, patch + 1),
            _ => (major, minor, patch),
        };
        return string.Create(CultureInfo.InvariantCulture, $"{prefix}{next.Item1}.{next.Item2}.{next.Item3}");
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
