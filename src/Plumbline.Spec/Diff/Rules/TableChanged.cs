using Plumbline.Spec.Attributes;
using Plumbline.Spec.Diff.Matching;
using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Diff.Rules;

/// <summary>While a release rolls out, instances of both know the table.</summary>
internal sealed class TableChanged()
    : ChangeRule(RuleIds.TableChanged, "Table stored differently", Verdict.Breaking, RuleIds.TableChanged)
{
    internal override void Compare(ChangeContext context)
    {
        foreach (var model in context.Pairs.Types.Models.Both)
        {
            var old = TableAttribute.Find(model.Before.Attributes);
            var now = TableAttribute.Find(model.After.Attributes);
            Compare(context, model, "table", Name(old, model.Before.Plural), Name(now, model.After.Plural));
            if (old is null || now is null)
                continue;

            Compare(context, model, "key", old.Key, now.Key);
            Compare(context, model, "journal", old.Journal ? "kept" : "not kept", now.Journal ? "kept" : "not kept");
        }
    }

    private static string? Name(TableAttribute? table, string plural) => table is null ? null : table.Name ?? plural;

    private static void Compare(ChangeContext context, Pair<Model.ModelType> model, string name, string? from, string? to)
    {
        if (from == to)
            return;

        // A table that comes is nothing that an older instance could miss.
        var verdict = from is null ? Verdict.Compatible : Verdict.Breaking;
        context.ReportAs(context.Pairs.Of(model), "@table", $"has the {name} {Words.OrNone(to)} instead of {Words.OrNone(from)}", $"{name}: {from ?? "none"} -> {to ?? "none"}", verdict,
            from is null ? "breaks nobody" : "breaks instances of the old release while both run, and loses what is stored unless it is moved", Words.Keep(from));
    }
}
