using System.Globalization;
using Plumbline.Spec.Attributes;

namespace Plumbline.Spec.Diff.Matching;

/// <summary>A change of how an operation pages or orders its answer.</summary>
internal sealed record PagingChange(string What, string Facts, string Remedy, bool IsLooser, Verdict Verdict = Verdict.Breaking, Verdict OnAnswer = Verdict.Compatible)
{
    /// <summary>The attribute that says it.</summary>
    public string Key { get; init; } = "@paging";

    public static IEnumerable<PagingChange> Of(OperationPair operation) =>
        OfPages(PagingAttribute.Find(operation.Before.Operation.Attributes), PagingAttribute.Find(operation.After.Operation.Attributes))
            .Concat(OfOrder(SortAttribute.Find(operation.Before.Operation.Attributes), SortAttribute.Find(operation.After.Operation.Attributes)).Select(change => change with { Key = "@sort" }));

    private static IEnumerable<PagingChange> OfPages(PagingAttribute? old, PagingAttribute? now)
    {
        if (old is null && now is not null)
            yield return new($"comes in pages of at most {Text(now.Maximum)}", "whole -> pages", "go on answering all at once", false);

        if (old is not null && now is null)
            yield return new("does not come in pages any more", "pages -> whole", "keep the pages", true);

        if (old is null || now is null)
            yield break;

        if (now.Maximum != old.Maximum)
            yield return new($"gives pages of at most {Text(now.Maximum)} instead of {Text(old.Maximum)}", $"maximum: {Text(old.Maximum)} -> {Text(now.Maximum)}", $"keep {Text(old.Maximum)}", now.Maximum > old.Maximum);

        if (now.Default != old.Default)
            yield return new($"gives pages of {Text(now.Default)} instead of {Text(old.Default)} where nobody asks", $"default: {Text(old.Default)} -> {Text(now.Default)}", $"keep {Text(old.Default)}", false, Verdict.Dangerous, Verdict.Dangerous);

        var (from, to) = (Words(old), Words(now));
        if (from != to)
            yield return new($"is paged by {to} instead of {from}", $"by: {from} -> {to}", $"keep {from}", false);
    }

    private static IEnumerable<PagingChange> OfOrder(SortAttribute? old, SortAttribute? now)
    {
        foreach (var field in (old?.Fields ?? default).Except(now?.Fields ?? default, StringComparer.Ordinal))
            yield return new($"cannot be ordered by {Diff.Words.Quote(field)} any more", $"sort {field} -> none", "keep the order", false);

        foreach (var field in (now?.Fields ?? default).Except(old?.Fields ?? default, StringComparer.Ordinal))
            yield return new($"can be ordered by {Diff.Words.Quote(field)}", $"sort none -> {field}", "leave it out", true);

        if (old is not null && now is not null && old.Default != now.Default)
            yield return new($"is ordered by {Diff.Words.Quote(now.Default)} instead of {Diff.Words.Quote(old.Default)} where nobody asks", $"order: {old.Default} -> {now.Default}", $"keep {Diff.Words.Quote(old.Default)}", false, Verdict.Dangerous, Verdict.Dangerous);

        if (old is not null && now is not null && old.Parameter != now.Parameter)
            yield return new($"is ordered by the parameter {Diff.Words.Quote(now.Parameter)} instead of {Diff.Words.Quote(old.Parameter)}", $"order by: {old.Parameter} -> {now.Parameter}", $"keep {Diff.Words.Quote(old.Parameter)}", false);
    }

    private static string Words(PagingAttribute paging) =>
        Diff.Words.And([.. new[] { paging.Limit, paging.Offset, paging.Cursor }.OfType<string>().Select(Diff.Words.Quote)]);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
