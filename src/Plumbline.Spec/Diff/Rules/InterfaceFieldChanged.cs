using Plumbline.Spec.Diff.Matching;
using Plumbline.Spec.Findings;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Diff.Rules;

/// <summary>Models say on the wire what they always said; C# that reads them through the interface sees the change.</summary>
internal sealed class InterfaceFieldChanged()
    : ChangeRule(RuleIds.InterfaceFieldChanged, "Promise of an interface changed", Verdict.Dangerous, RuleIds.InterfaceFieldChanged)
{
    internal override void Compare(ChangeContext context)
    {
        foreach (var type in context.Pairs.Types.Interfaces.Both)
        {
            foreach (var name in type.Before.Fields.Concat(type.After.Fields).Select(field => field.Name).Distinct(StringComparer.Ordinal))
            {
                var (from, to) = (Describe(type.Before, name), Describe(type.After, name));
                if (from == to)
                    continue;

                var subject = new Subject
                {
                    Title = $"field {Words.Quote(name)} of interface {Words.Quote(type.After.Name)}",
                    Id = $"interfaces/{type.Before.Name}/fields/{name}",
                    Place = PlaceOf(type, name),
                };
                context.Report(subject, null, $"is {to} instead of {from}", $"{from} -> {to}",
                    Effects.OnSource(from == Absent ? Verdict.Dangerous : Verdict.Breaking), "leave the interface alone");
            }
        }
    }

    private const string Absent = "absent";

    private static string Describe(InterfaceType type, string name) =>
        type.Fields.FirstOrDefault(field => field.Name == name) is { } field ? $"{(field.IsRequired ? "required" : "optional")} {field.Type}" : Absent;

    private static Reading.NodePath PlaceOf(Pair<InterfaceType> type, string name)
    {
        for (var i = 0; i < type.After.Fields.Count; i++)
        {
            if (type.After.Fields[i].Name == name)
                return type.Place.Item("fields", i);
        }

        return type.Place;
    }
}
