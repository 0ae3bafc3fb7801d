using Plumbline.Spec.Findings;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Consistency;

/// <summary>Services that wait for each other's answers fail together. What the project calls is known; the rest is the company's list.</summary>
internal sealed class DependencyCycle()
    : ConsistencyRule("PLB4093", "dependency_cycles", "Services that call each other", Severity.Error, RuleLevel.Recommended)
{
    private static readonly string[] s_arrow = ["->"];

    public override void Check(RuleContext context)
    {
        var calls = context.Options.List("plumbline_calls", "")
            .Select(pair => pair.Split(s_arrow, StringSplitOptions.None))
            .Where(pair => pair.Length == 2)
            .Select(pair => new ServiceCall(pair[0].Trim(), pair[1].Trim()))
            .Concat(context.Calls)
            .ToLookup(call => call.Caller, call => call.Callee, StringComparer.Ordinal);
        var service = context.Service.Name;
        foreach (var callee in calls[service].Distinct(StringComparer.Ordinal).OrderBy(name => name, StringComparer.Ordinal))
        {
            if (Way(calls, callee, service) is { } way)
            {
                context.Report(context.Walk.Service, "name",
                    $"service {Quote(service)} calls {Quote(callee)}, which leads back here: {Quote(string.Join(" -> ", [service, .. way]))}; "
                    + "none of them answers while another is down, so turn one call around: publish an event instead");
            }
        }
    }

    // The shortest way, both ends included; null where there is none.
    private static List<string>? Way(ILookup<string, string> calls, string from, string to)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { from };
        var waiting = new Queue<List<string>>([[from]]);
        while (waiting.Count > 0)
        {
            var way = waiting.Dequeue();
            if (way[way.Count - 1] == to)
                return way;

            foreach (var next in calls[way[way.Count - 1]].OrderBy(name => name, StringComparer.Ordinal).Where(seen.Add))
                waiting.Enqueue([.. way, next]);
        }

        return null;
    }
}
