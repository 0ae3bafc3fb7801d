using Plumbline.Spec.Model;
using System.Globalization;
using Plumbline.Spec.Findings;
using Plumbline.Spec.Rules.Walking;

namespace Plumbline.Spec.Rules.Consistency;

/// <summary>Whoever must move away is told where to, and until when.</summary>
internal sealed class BareDeprecation()
    : ConsistencyRule("PLB4052", "deprecation_reasons", "Deprecation that does not say why", Severity.Error, RuleLevel.Recommended)
{
    public override void Check(RuleContext context)
    {
        var needsDate = context.Options.Text("plumbline_deprecation_date", "false") == "true";
        var walk = context.Walk;
        Check(context, needsDate, walk.Enums, type => type.Deprecation);
        Check(context, needsDate, walk.Values, value => value.Deprecation);
        Check(context, needsDate, walk.Interfaces, type => type.Deprecation);
        Check(context, needsDate, walk.Models, model => model.Deprecation);
        Check(context, needsDate, walk.Fields, field => field.Deprecation);
        Check(context, needsDate, walk.Unions, union => union.Deprecation);
        Check(context, needsDate, walk.Members, member => member.Deprecation);
        Check(context, needsDate, walk.Resources, resource => resource.Deprecation);
        Check(context, needsDate, walk.Operations, operation => operation.Deprecation);
        Check(context, needsDate, walk.Parameters, parameter => parameter.Deprecation);
        Check(context, needsDate, walk.Headers, header => header.Deprecation);
    }

    private static void Check<T>(RuleContext context, bool needsDate, IEnumerable<Node<T>> nodes, Func<T, Deprecation?> deprecation)
        where T : class
    {
        foreach (var node in nodes)
        {
            if (deprecation(node.Value) is not { } found)
                continue;

            if (found.Description is null)
                context.Report(node, "deprecation", $"{node.Title} is deprecated without a word; say why, and what to use");
            else if (needsDate && !HasDate(found.Description))
                context.Report(node, "deprecation", $"{node.Title} is deprecated without an end; name the day, as 2027-06-30");
        }
    }

    private static bool HasDate(string text) =>
        text.Split(' ', '.', ',', ';', ':', '(', ')').Any(word => DateTime.TryParseExact(word, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _));
}
