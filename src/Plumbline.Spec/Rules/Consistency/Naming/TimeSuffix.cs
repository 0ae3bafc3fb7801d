using Plumbline.Spec.Findings;
using Plumbline.Spec.Model;
using Plumbline.Spec.Rules.Walking;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Consistency;

/// <summary>Points in time end with _at, dates with _on; names that are words for times are fine.</summary>
internal sealed class TimeSuffix()
    : ConsistencyRule("PLB4010", "time_suffix", "Time or date without its suffix", Severity.Warning, RuleLevel.Recommended)
{
    public override void Check(RuleContext context)
    {
        var times = context.Options.List("plumbline_time_names", "_at, timestamp, time");
        var dates = context.Options.List("plumbline_date_names", "_on, date, birthday");
        foreach (var field in context.Walk.Fields)
        {
            var type = field.Value.Type;
            if (type.Primitive == Primitive.DateTime)
                Check(context, field, times, "a point in time");
            else if (type.Primitive == Primitive.Date)
                Check(context, field, dates, "a date");
        }
    }

    private static void Check(RuleContext context, Node<Field> field, IReadOnlyList<string> endings, string what)
    {
        if (!endings.Any(ending => field.Value.Name.EndsWith(ending, StringComparison.Ordinal)))
            context.Report(field, null, $"{field.Title} is {what}; end its name with {QuoteAll(endings)}");
    }
}
