using Plumbline.Spec.Diff.Matching;
using Plumbline.Spec.Diff.Usage;
using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Diff;

/// <summary>What a change rule sees, and where it reports.</summary>
internal sealed class ChangeContext(ServicePairs pairs, ComparisonOptions options, RuleDescriptor rule, List<Change> changes)
{
    private readonly string? _release = options.ReleasedAs ?? pairs.Before.Version;

    /// <summary>Both documents, matched.</summary>
    public ServicePairs Pairs { get; } = pairs;

    /// <summary>What the rules before this one found.</summary>
    public IReadOnlyList<Change> Changes => changes;

    /// <summary>Typed places of both documents.</summary>
    public IEnumerable<SlotPair> Slots => Pairs.Slots.Where(slot => slot.IsBoth);

    /// <summary>Reports a change of a typed place.</summary>
    public void Report(SlotPair slot, string? key, string what, string facts, Effects effects, string remedy) =>
        Report(slot.Subject, key, what, facts, effects, remedy);

    /// <summary>Reports a change.</summary>
    /// <param name="subject">What it is about.</param>
    /// <param name="key">The key of its node to underline; null for its name.</param>
    /// <param name="what">What happens to it, behind its title: <c>becomes required</c>.</param>
    /// <param name="facts">From what to what, for the fingerprint: <c>optional -> required</c>.</param>
    /// <param name="effects">What it does, where it is used.</param>
    /// <param name="remedy">What to do instead of approving it: <c>keep it optional</c>.</param>
    public void Report(Subject subject, string? key, string what, string facts, Effects effects, string remedy)
    {
        var judged = Judge(subject.Positions, effects);
        if (options.IsAboutEventsOnly && judged == Effects.None)
            return;

        Add(subject, key, what, facts, judged, Worst(judged), Consequence.Of(judged, subject, _release), remedy);
    }

    /// <summary>Reports a change whose consequence is not one of the wire or of C#.</summary>
    /// <param name="subject">What it is about.</param>
    /// <param name="key">The key of its node to underline; null for its name.</param>
    /// <param name="what">What happens to it, behind its title.</param>
    /// <param name="facts">From what to what, for the fingerprint.</param>
    /// <param name="verdict">How bad it is.</param>
    /// <param name="consequence">What it does.</param>
    /// <param name="remedy">What to do instead of approving it.</param>
    public void ReportAs(Subject subject, string? key, string what, string facts, Verdict verdict, string consequence, string remedy)
    {
        if (!options.IsAboutEventsOnly)
            Add(subject, key, what, facts, Effects.None, verdict, consequence, remedy);
    }

    private void Add(Subject subject, string? key, string what, string facts, Effects judged, Verdict verdict, string consequence, string remedy)
    {
        var sentence = $"{subject.Title} {what}";
        changes.Add(new Change
        {
            Rule = rule,
            Verdict = verdict,
            Effects = judged,
            Subject = $"{Pairs.Before.Name}/{subject.Id}",
            Facts = facts,
            What = sentence,
            Message = $"{sentence}: {consequence}{(verdict == Verdict.Compatible ? "" : $"; approve or {remedy}")}",
            Place = subject.Place,
            Key = key,
        });
    }

    /// <summary>Keeps the effects in the directions in which something is used.</summary>
    private Effects Judge(IReadOnlyList<Position> positions, Effects effects)
    {
        Verdict If(Direction direction, Verdict verdict) => positions.Any(position => position.Direction == direction) ? verdict : Verdict.Compatible;
        if (options.IsAboutEventsOnly)
            return new Effects { Event = If(Direction.Event, effects.Event), Replay = If(Direction.Event, effects.Replay) };

        return new Effects
        {
            Request = If(Direction.Request, effects.Request),
            Response = If(Direction.Response, effects.Response),
            Event = If(Direction.Event, effects.Event),
            Replay = If(Direction.Event, effects.Replay),
            Source = options.Source switch
            {
                SourceCompatibility.Enforce => effects.Source,
                SourceCompatibility.Warn when effects.Source == Verdict.Breaking => Verdict.Dangerous,
                _ => Verdict.Compatible,
            },
        };
    }

    private static Verdict Worst(Effects effects) =>
        (Verdict)new[] { effects.Request, effects.Response, effects.Event, effects.Replay, effects.Source }.Max(verdict => (int)verdict);
}
