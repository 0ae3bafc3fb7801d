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
        if (breaks == 0 || context.Pairs.Before.Version is not { } from || context.Pairs.After.Version is not { } to || Major(from) is not { } old || Major(to) is not { } now || now > old)
            return;

        context.ReportAs(context.Pairs.Service, "version", $"has the version {Words.Quote(to)} after {Words.Quote(from)}", $"{from} -> {to}", Verdict.Breaking,
            $"{breaks} breaking {(breaks == 1 ? "change needs" : "changes need")} a new major version", $"release it as {old + 1}.0.0");
    }

    private static int? Major(string version) =>
        int.TryParse(version.Split('.')[0].TrimStart('v'), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var major) ? major : null;
}
