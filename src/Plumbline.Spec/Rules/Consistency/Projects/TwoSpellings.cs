using Plumbline.Spec.Findings;
using Plumbline.Spec.Rules.Text;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Consistency;

/// <summary>One thing is spelled one way in the whole company.</summary>
internal sealed class TwoSpellings()
    : ConsistencyRule("PLB4096", "one_spelling", "Concept spelled in two ways", Severity.Warning, RuleLevel.Strict)
{
    public override void Check(RuleContext context)
    {
        var spellings = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var name
            in context.Others.OrderBy(other => other.Path, StringComparer.Ordinal).SelectMany(other => other.Service.Models).SelectMany(model => model.Fields).Select(field => field.Name))
            Add(spellings, name);
        foreach (var field in context.Walk.Fields)
        {
            var name = field.Value.Name;
            Add(spellings, name);
            if (spellings[Key(name)] is var first && first != name)
                context.Report(field, null,
                    $"{field.Title} is spelled {Quote(first)} elsewhere; spell it one way", new FindingProperty("name", first));
        }
    }

    private static void Add(SortedDictionary<string, string> spellings, string name)
    {
        if (!spellings.ContainsKey(Key(name)))
            spellings.Add(Key(name), name);
    }

    private static string Key(string name) => string.Concat(Words.Of(name));
}
