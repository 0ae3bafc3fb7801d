using Plumbline.Spec.Diff.Matching;
using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Diff.Rules;

/// <summary>An operation answers under another method or path. A resource whose path changes is told once.</summary>
internal sealed class OperationMoved()
    : ChangeRule(RuleIds.OperationMoved, "Operation moved", Verdict.Breaking, RuleIds.OperationMoved)
{
    internal override void Compare(ChangeContext context)
    {
        foreach (var group in context.Pairs.Operations.Moved.GroupBy(Prefixes))
        {
            var operations = group.ToList();
            if (group.Key is var (from, to) && operations.Count > 1)
                ReportResource(context, operations, from, to);
            else
                operations.ForEach(operation => ReportOne(context, operation));
        }
    }

    // The prefixes of a resource, where the operation moved along with it.
    private static (string From, string To)? Prefixes(OperationPair operation)
    {
        var from = operation.Before.Resource.Path;
        var to = operation.After.Resource.Path;
        return from.Length > 0 && to.Length > 0 && from != to && operation.Before.Operation.Path == from + operation.After.Operation.Path.Substring(Math.Min(to.Length, operation.After.Operation.Path.Length))
            ? (from, to)
            : null;
    }

    private static void ReportOne(ChangeContext context, OperationPair operation)
    {
        var to = Words.Quote(operation.After.Name);
        var isSameAddress = operation.Before.Key == operation.After.Key;
        context.Report(ServicePairs.Of(operation), operation.Before.Operation.Method == operation.After.Operation.Method ? "path" : "method",
            isSameAddress ? $"takes its path parameters in another order, as {to}" : $"moves to {to}",
            $"{operation.Before.Name} -> {operation.After.Name}", new Effects { Request = Verdict.Breaking }, "keep the old address beside the new one");
    }

    private static void ReportResource(ChangeContext context, List<OperationPair> operations, string from, string to)
    {
        var first = operations[0];
        var subject = new Subject
        {
            Title = $"resource {Words.Quote(first.After.Resource.Type.ToString())}",
            Id = $"resources/{first.Before.Resource.Type}",
            Place = first.After.ResourcePlace,
            Positions = [.. operations.SelectMany(operation => ServicePairs.Of(operation).Positions)],
        };
        context.Report(subject, "path", $"moves from {Words.Quote(from)} to {Words.Quote(to)}", $"{from} -> {to}",
            new Effects { Request = Verdict.Breaking }, $"set its path to {Words.Quote(from)}");
    }
}
