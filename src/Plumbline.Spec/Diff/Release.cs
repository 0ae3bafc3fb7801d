using System.Text.RegularExpressions;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Diff;

/// <summary>A released form of a service.</summary>
/// <param name="Name">What it was released as, for messages; null to take its own version.</param>
/// <param name="Service">The service, bound.</param>
public sealed record Release(string? Name, Service Service)
{
    /// <summary>Orders names of releases: <c>user-1.10.0.json</c> comes after <c>user-1.9.0.json</c>; what holds no number comes first.</summary>
    public static IComparer<string> Order { get; } = Comparer<string>.Create(Compare);

    /// <summary>The version in a text, <c>1.4.0</c> of <c>user-1.4.0.json</c>; null where there is none. A number alone may mean anything.</summary>
    /// <param name="text">A version, or the name of a file that holds one.</param>
    public static string? VersionIn(string text) =>
        Regex.Matches(text, "[0-9]+(\\.[0-9]+)+").Cast<Match>().LastOrDefault()?.Value;

    private static int Compare(string left, string right)
    {
        var (first, second) = (Numbers(left), Numbers(right));
        for (var i = 0; i < Math.Max(first.Count, second.Count); i++)
        {
            // Without a number at all is before every number; 1.2 is 1.2.0.
            var (a, b) = (i < first.Count ? first[i] : first.Count == 0 ? -1 : 0, i < second.Count ? second[i] : second.Count == 0 ? -1 : 0);
            if (a != b)
                return a.CompareTo(b);
        }

        return string.CompareOrdinal(left, right);
    }

    // Numbers that no version has (a date in seconds with more) are cut off, not refused.
    private static List<decimal> Numbers(string text) =>
        Regex.Matches(text, "[0-9]+(\\.[0-9]+)*").Cast<Match>().LastOrDefault() is { } version
            ? [.. version.Value.Split('.').Select(part => decimal.TryParse(part, out var number) ? number : decimal.MaxValue)]
            : [];
}
