using Plumbline.Spec.Diff.Matching;
using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Diff.Rules;

/// <summary>The wire does not know the name; C# written against it does.</summary>
internal sealed class NameRemoved()
    : ChangeRule(RuleIds.NameRemoved, "Name of emitted C# removed", Verdict.Dangerous, RuleIds.TypeAdded, RuleIds.NameRemoved)
{
    internal override void Compare(ChangeContext context)
    {
        Compare(context, "namespace", context.Pairs.Before.Namespace, context.Pairs.After.Namespace);
        Compare(context, "name", context.Pairs.Before.Name, context.Pairs.After.Name);
        foreach (var (subject, from, to) in DeclaredNames.Renamed(context.Pairs))
            context.Report(subject, null, $"was called {Words.Quote(from)}, renamed?", $"{from} -> {to}", Effects.OnSource(Verdict.Breaking), $"keep {Words.Quote(from)}");

        // What was used on the wire is missed where it was used; saying it here too would say it twice.
        foreach (var gone in DeclaredNames.Removed(context.Pairs).Where(gone => !context.Pairs.WasUsed(gone.Kind, gone.Name)))
            context.Report(gone.Subject, null, "is removed, unused though it was", "unused -> removed", Effects.OnSource(Verdict.Breaking), "keep it and deprecate it");
    }

    private static void Compare(ChangeContext context, string key, string? from, string? to)
    {
        if (from != to)
        {
            context.Report(context.Pairs.Service, key, $"has the {key} {Words.OrNone(to)} instead of {Words.OrNone(from)}", $"{key}: {from ?? "none"} -> {to ?? "none"}",
                Effects.OnSource(Verdict.Breaking), Words.Keep(from));
        }
    }
}
