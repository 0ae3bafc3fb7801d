using Plumbline.Spec.Diff.Matching;

namespace Plumbline.Spec.Diff;

/// <summary>Says in words whom a change hurts.</summary>
internal static class Consequence
{
    /// <summary>The consequence: <c>breaks every caller of POST /users, PUT /users/:id (released as 1.4.0)</c>.</summary>
    /// <param name="effects">The judged effects.</param>
    /// <param name="subject">What changed.</param>
    /// <param name="release">What the baseline was released as; null where nobody knows.</param>
    public static string Of(Effects effects, Subject subject, string? release)
    {
        var breaks = Affected(effects, subject, Verdict.Breaking);
        var mayBreak = Affected(effects, subject, Verdict.Dangerous);
        var parts = new List<string>();
        if (breaks.Count > 0)
            parts.Add($"breaks {Words.And(breaks)}");
        if (mayBreak.Count > 0)
            parts.Add($"may break {Words.And(mayBreak)}");
        if (parts.Count == 0)
            return effects.Source == Verdict.Compatible ? "breaks nobody" : "harmless on the wire, but C# written against the emitted code may not compile";

        var when = release is null ? "" : $" (released as {Words.Plain(release)})";
        return string.Join("; ", parts) + when;
    }

    private static List<string> Affected(Effects effects, Subject subject, Verdict verdict)
    {
        var affected = new List<string>();
        if (effects.Request == verdict)
            affected.Add(Who("every caller", Direction.Request, subject));
        if (effects.Response == verdict)
            affected.Add(Who("every reader of the answer", Direction.Response, subject));
        if (effects.Event == verdict)
            affected.Add(Who("every consumer", Direction.Event, subject));
        if (effects.Replay == verdict)
            affected.Add(Who(effects.Event == verdict ? "the replay" : "the replay of stored events", Direction.Event, subject));
        return affected;
    }

    private static string Who(string whom, Direction direction, Subject subject)
    {
        var callers = subject.Positions.Where(position => position.Direction == direction && position.Caller.Length > 0).Select(position => position.Caller).ToList();

        // 'GET /users' is removed: that it breaks the callers of GET /users need not be said.
        if (callers.Count == 1 && subject.Title.Contains(Words.Quote(callers[0])))
            return whom;

        return callers.Count == 0 ? $"{whom} of a document that imports it" : $"{whom} of {Words.List(callers)}";
    }
}
