using Plumbline.Spec.Attributes;
using Plumbline.Spec.Findings;
using Plumbline.Spec.Model;
using Plumbline.Spec.Rules.Walking;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Consistency;

/// <summary>Names of stored models and fields are no words of SQL, and fit a column.</summary>
internal sealed class ReservedWord()
    : ConsistencyRule("PLB4014", "reserved_words", "Name that a database reserves", Severity.Warning, RuleLevel.Strict)
{
    private static readonly HashSet<string> s_reserved = new(
        ("all analyse analyze and any array as asc asymmetric authorization binary both case cast check collate column constraint create cross "
        + "current_date current_time current_timestamp current_user default deferrable desc distinct do else end except false fetch for foreign "
        + "freeze from full grant group having ilike in initially inner intersect into is isnull join lateral leading left like limit localtime "
        + "localtimestamp natural not notnull null offset on only or order outer overlaps placing primary references returning right select "
        + "session_user similar some symmetric table tablesample then to trailing true union unique user using variadic verbose when where window with").Split(' '),
        StringComparer.OrdinalIgnoreCase);

    public override void Check(RuleContext context)
    {
        foreach (var model in context.Walk.Models)
        {
            if (TableAttribute.Find(model.Value.Attributes) is { } table)
                Check(context, model, table.Name ?? model.Value.Plural, $"{model.Title} is stored in table");
        }

        foreach (var field in context.Walk.Fields)
        {
            if (field.Nearest<ModelType>() is { } model && TableAttribute.Find(model.Attributes) is not null)
                Check(context, field, field.Value.Name, $"{field.Title} is stored in column");
        }
    }

    private static void Check(RuleContext context, Node node, string name, string subject)
    {
        if (s_reserved.Contains(name))
            context.Report(node, null, $"{subject} {Quote(name)}, a reserved word of SQL; whoever queries by hand must quote it");
        else if (name.Length > 63)
            context.Report(node, null, $"{subject} {Quote(name)}, which is longer than the 63 characters that databases keep");
    }
}
