using System.Globalization;
using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Diff.Rules;

/// <summary>Versions tell users whether to expect breaks. It looks at what the other rules found, so it comes last.</summary>
internal sealed class VersionTooSmall()
    : ChangeRule(RuleIds.VersionTooSmall, "Break without a new major version", Verdict.Breaking)
{
    public override string? WhyNoMirror => "a version that is large enough is nothing to report";

    internal override void Compare(ChangeContext context)
    {
        var breaks = context.Changes.Count(change => change.Verdict == Verdict.Breaking);
        if (breaks == 0 || context.Pairs.Before.Version is not { } from || context.Pairs.After.Version is not { } to
            || Parse(from) is not var (oldMajor, oldMinor) || Parse(to) is not var (major, minor)
            || major > oldMajor || (oldMajor == 0 && major == 0 && minor > oldMinor))
        {
            return;
        }

        // Before 1.0.0 the minor number is what users watch.
        var next = oldMajor == 0 ? $"0.{Text(oldMinor + 1)}.0" : $"{Text(oldMajor + 1)}.0.0";
        context.ReportAs(context.Pairs.Service, "version", from == to ? $"keeps the version {Words.Quote(to)}" : $"has the version {Words.Quote(to)} after {Words.Quote(from)}",
            $"{from} -> {to}", Verdict.Breaking, $"{Text(breaks)} breaking {(breaks == 1 ? "change needs" : "changes need")} a larger step", $"release it as {next}");
    }

    private static (int Major, int Minor)? Parse(string version)
    {
        var parts = version.TrimStart('v').Split('.');
        return Number(parts[0]) is { } major ? (major, parts.Length > 1 ? Number(parts[1]) ?? 0 : 0) : null;
    }

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
