using Plumbline.Spec.Diff.Matching;
using Plumbline.Spec.Findings;
using Plumbline.Spec.Model;
using Plumbline.Spec.Reading;

namespace Plumbline.Spec.Diff.Rules;

/// <summary>Models say on the wire what they always said; C# that reads them through the interface sees the change.</summary>
internal sealed class InterfaceFieldChanged()
    : ChangeRule(RuleIds.InterfaceFieldChanged, "Promise of an interface changed", Verdict.Dangerous, RuleIds.InterfaceFieldChanged)
{
    internal override void Compare(ChangeContext context)
    {
        foreach (var type in context.Pairs.Types.Interfaces.Both)
        {
            var fields = ListMatch<Field>.By(type.Before.Fields, type.After.Fields, StringComparer.Ordinal, field => field.Name);
            foreach (var (old, now, ordinal) in fields.Both)
                Compare(context, type, old, now, type.Place.Item("fields", ordinal));
            foreach (var old in fields.Removed)
                Compare(context, type, old, null, type.Place);
            foreach (var (now, ordinal) in fields.Added)
                Compare(context, type, null, now, type.Place.Item("fields", ordinal));
        }
    }

    private static void Compare(ChangeContext context, Pair<InterfaceType> type, Field? old, Field? now, NodePath place)
    {
        var (from, to) = (Describe(old), Describe(now));
        if (from == to)
            return;

        var name = (now ?? old)!.Name;
        var subject = new Subject
        {
            Title = $"field {Words.Quote(name)} of interface {Words.Quote(type.After.Name)}",
            Id = $"interfaces/{type.Before.Name}/fields/{name}",
            Place = place,
        };
        context.Report(subject, null, $"is {to} instead of {from}", $"{from} -> {to}",
            Effects.OnSource(old is null ? Verdict.Dangerous : Verdict.Breaking), "leave the interface alone");
    }

    private static string Describe(Field? field) => field is null ? "absent" : $"{(field.IsRequired ? "required" : "optional")} {field.Type}";
}
