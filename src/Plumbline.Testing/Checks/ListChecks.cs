using System.Globalization;
using System.Text.Json;
using Plumbline.Spec.Attributes;
using Plumbline.Spec.Model;
using Plumbline.Testing.Documents;
using Plumbline.Testing.Requests;
using Plumbline.Testing.Values;
using JsonValueKind = System.Text.Json.JsonValueKind;

namespace Plumbline.Testing.Checks;

/// <summary>Lists of things: puts enough of them in place, and reads the answers.</summary>
internal static class Lists
{
    /// <summary>Makes sure that a list has several items, as far as they can be created.</summary>
    public static async Task FillAsync(CheckRun run, int count)
    {
        var create = run.Operation.Document.Operations.FirstOrDefault(other => other.Operation.Method == "POST" && other.Operation.Path == run.Operation.Operation.Path);
        for (var i = 0; create is not null && i < count; i++)
        {
            if (await run.TryMakeAsync(create, isFull: i % 4 != 3, isFresh: false).ConfigureAwait(false) is not { } call)
                return;

            await run.SendAsync(call, "filling the list").ConfigureAwait(false);
        }
    }

    /// <summary>Whether an operation answers a list.</summary>
    public static bool IsList(TestedOperation operation) =>
        operation.Operation.Method == "GET" && operation.Operation.Responses.Any(response => response.Code == 200 && response.Type.Shape == TypeShape.List);

    public static List<JsonElement>? Items(ApiAnswer? answer) =>
        answer is { Status: 200, Json: { ValueKind: JsonValueKind.Array } json } ? [.. json.EnumerateArray()] : null;
}

/// <summary>Pages put together are the whole, each item once, and no page is longer than asked.</summary>
internal sealed class PagingCheck : ConformanceCheck
{
    private const int Fill = 7;
    private const int Page = 3;
    private const int MostPages = 400;

    // Other people's lists may be endless.
    private const int MostSafePages = 20;

    public override string Name => "pages through everything once";

    public override bool AppliesTo(TestedOperation operation) =>
        Lists.IsList(operation) && PagingAttribute.Find(operation.Operation.Attributes) is { Offset: not null, Maximum: >= Page };

    public override async Task RunAsync(CheckRun run)
    {
        var paging = PagingAttribute.Find(run.Operation.Operation.Attributes)!;
        if (!run.Options.IsSafe)
            await Lists.FillAsync(run, Fill).ConfigureAwait(false);
        if (await run.TryMakeAsync(run.Operation, isFull: false, isFresh: false).ConfigureAwait(false) is not { } call)
            return;

        // Pages are read one after the other; what other people do meanwhile is between them.
        var before = run.Options.IsSafe ? await WalkAsync(run, call, paging, paging.Maximum).ConfigureAwait(false) : null;
        var single = await WalkAsync(run, call, paging, Page).ConfigureAwait(false);
        var whole = await WalkAsync(run, call, paging, paging.Maximum).ConfigureAwait(false);
        if (single is null || whole is null)
            return;

        if (before is not null && !before.SequenceEqual(whole))
        {
            run.Notes.Add("other people changed the list while its pages were read");
            return;
        }

        var repeated = single.GroupBy(item => item, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1);
        if (repeated is not null)
            run.Report(call, null, $"pages of {Page}", new("paging", $"an item is on several pages: {repeated.Key}"));
        else if (!single.SequenceEqual(single.Count == Page * Most(run) ? whole.Take(single.Count) : whole))
            run.Report(call, null, $"pages of {Page}", new("paging", $"pages of {Page} put together have {single.Count} items, pages of {paging.Maximum} have {whole.Count}, or they come in another order"));

        if (whole.Count == paging.Maximum * Most(run))
            return;

        await run.SendAsync(call.WithQuery(paging.Offset!, (whole.Count + 1000).ToString(CultureInfo.InvariantCulture)), "a page behind the last item", answer => Lists.Items(answer) is { Count: > 0 } items
            ? [new("paging", $"a page behind the last item has {items.Count} items")]
            : []).ConfigureAwait(false);
        // What others add to a short list is theirs.
        await run.SendAsync(call, "no limit named", answer => Lists.Items(answer) is { } items && (!run.Options.IsSafe || whole.Count >= paging.Default || items.Count > paging.Default) && items.Count != Math.Min(paging.Default, whole.Count)
            ? [new("paging", $"answered {items.Count} items where the default limit is {paging.Default} and there are {whole.Count}")]
            : []).ConfigureAwait(false);
    }

    private static int Most(CheckRun run) => run.Options.IsSafe ? MostSafePages : MostPages;

    private static async Task<List<string>?> WalkAsync(CheckRun run, ApiCall call, PagingAttribute paging, int limit)
    {
        var all = new List<string>();
        for (var page = 0; page < Most(run); page++)
        {
            var tried = call
                .WithQuery(paging.Limit, limit.ToString(CultureInfo.InvariantCulture))
                .WithQuery(paging.Offset!, (page * limit).ToString(CultureInfo.InvariantCulture));
            var answer = await run.SendAsync(tried, $"page {page + 1} of {limit} items", found => Lists.Items(found) is { } items && items.Count > limit
                ? [new("paging", $"answered {items.Count} items where at most {limit} were asked for")]
                : []).ConfigureAwait(false);
            if (Lists.Items(answer) is not { } found)
                return null;

            all.AddRange(found.Select(item => item.GetRawText()));
            if (found.Count < limit)
                return all;
        }

        return all;
    }
}

/// <summary>A list is in the order that was asked for, and other orders are refused.</summary>
internal sealed class SortCheck : ConformanceCheck
{
    public override string Name => "sorts as asked";

    public override bool AppliesTo(TestedOperation operation) => Lists.IsList(operation) && SortAttribute.Find(operation.Operation.Attributes) is not null;

    public override async Task RunAsync(CheckRun run)
    {
        var sort = SortAttribute.Find(run.Operation.Operation.Attributes)!;
        if (!run.Options.IsSafe)
            await Lists.FillAsync(run, 5).ConfigureAwait(false);
        if (await run.TryMakeAsync(run.Operation, isFull: false, isFresh: false).ConfigureAwait(false) is not { } call)
            return;

        foreach (var field in sort.Fields)
        {
            await run.SendAsync(call.WithQuery(sort.Parameter, field), $"sorted by {field}", answer => Ordered(answer, field, 1)).ConfigureAwait(false);
            await run.SendAsync(call.WithQuery(sort.Parameter, "-" + field), $"sorted by {field}, backwards", answer => Ordered(answer, field, -1)).ConfigureAwait(false);
        }

        await run.SendAsync(call.WithQuery(sort.Parameter, "no_such_field"), "sorted by a field that is not listed", answer => Refused(answer, $"{sort.Parameter} names no field")).ConfigureAwait(false);
        await run.SendAsync(call, "no order named", answer => Ordered(answer, sort.Default.TrimStart('-'), sort.Default.StartsWith('-') ? -1 : 1)).ConfigureAwait(false);
    }

    private static IEnumerable<Problem> Ordered(ApiAnswer answer, string field, int direction)
    {
        if (Lists.Items(answer) is not { } items)
            yield break;

        // Where absent values stand is not said.
        var values = items.Select(item => item.TryGetProperty(field, out var value) ? value : default).Where(value => value.ValueKind is JsonValueKind.String or JsonValueKind.Number).ToList();
        for (var i = 1; i < values.Count; i++)
        {
            if (direction * Compare(values[i - 1], values[i]) > 0)
            {
                yield return new("sorting", $"'{field}' is {values[i - 1].GetRawText()} before {values[i].GetRawText()}");
                yield break;
            }
        }
    }

    // Services may order capitals before small letters, or beside them.
    private static int Compare(JsonElement left, JsonElement right)
    {
        if (left.ValueKind == JsonValueKind.Number)
            return left.GetDouble().CompareTo(right.GetDouble());

        var (strict, loose) = (string.CompareOrdinal(left.GetString(), right.GetString()), string.Compare(left.GetString(), right.GetString(), StringComparison.OrdinalIgnoreCase));
        return Math.Sign(strict) == Math.Sign(loose) ? strict : 0;
    }
}

/// <summary>A filter lets through what it names, all of it and nothing else.</summary>
internal sealed class FilterCheck : ConformanceCheck
{
    public override string Name => "filters as asked";

    public override bool AppliesTo(TestedOperation operation) => Lists.IsList(operation) && Filters(operation).Any();

    public override async Task RunAsync(CheckRun run)
    {
        if (!run.Options.IsSafe)
            await Lists.FillAsync(run, 4).ConfigureAwait(false);
        if (await run.TryMakeAsync(run.Operation, isFull: false, isFresh: false).ConfigureAwait(false) is not { } call)
            return;

        var limit = PagingAttribute.Find(run.Operation.Operation.Attributes);
        if (limit is not null)
            call = call.WithQuery(limit.Limit, limit.Maximum.ToString(CultureInfo.InvariantCulture));
        if (Lists.Items(await run.SendAsync(call, "everything").ConfigureAwait(false)) is not { } all)
            return;

        foreach (var (parameter, field) in Filters(run.Operation))
        {
            // Among other people an item may be gone by now.
            var known = all.Select(item => Text(item, field)).Where(text => text is not null).Distinct(StringComparer.Ordinal).Take(3).ToList();
            foreach (var text in known)
            {
                await run.SendAsync(call.WithQuery(parameter.Name, text!), $"{parameter.Name} as some item has it", answer => Judge(answer, field, text!, mustHave: !run.Options.IsSafe)).ConfigureAwait(false);
            }

            foreach (var unknown in Unknown(run, parameter).Except(known))
                await run.SendAsync(call.WithQuery(parameter.Name, unknown!), $"{parameter.Name} as no item has it", answer => Judge(answer, field, unknown!, mustHave: false)).ConfigureAwait(false);

            if (parameter.Type.Shape == TypeShape.List && known.Count > 0 && all.Count < (limit?.Maximum ?? int.MaxValue))
                await SeveralAsync(run, call, parameter, field, all, [known[0]!, known[^1]!, known[0]!]).ConfigureAwait(false);
        }

        await TogetherAsync(run, call, all).ConfigureAwait(false);
        if (all.Count < (limit?.Maximum ?? int.MaxValue))
            await RangesAsync(run, call, all).ConfigureAwait(false);
    }

    // Each of them, and each once, though one is named twice.
    private static async Task SeveralAsync(CheckRun run, ApiCall call, Parameter parameter, string field, List<JsonElement> all, string[] texts)
    {
        var due = all.Count(item => texts.Contains(Text(item, field)));
        await run.SendAsync(call.WithQuery(parameter.Name, texts), $"{parameter.Name} with several values", answer => Lists.Items(answer) is { } items && items.Count != due
            ? [new("filtering", $"the list for {field} = {string.Join(" or ", texts.Distinct())} has {items.Count} items, and {due} items have one of these values")]
            : []).ConfigureAwait(false);
    }

    // Two filters together let through what both name.
    private static async Task TogetherAsync(CheckRun run, ApiCall call, List<JsonElement> all)
    {
        var filters = Filters(run.Operation).ToList();
        foreach (var ((first, one), (second, other)) in filters.SelectMany((left, i) => filters.Skip(i + 1).Select(right => (left, right))))
        {
            var item = all.Find(item => Text(item, one) is not null);
            var differs = all.Find(found => Text(found, other) is { } text && text != Text(item, other) && Text(found, one) != Text(item, one));
            if (item.ValueKind != JsonValueKind.Object || differs.ValueKind != JsonValueKind.Object)
                continue;

            await run.SendAsync(
                call.WithQuery(first.Name, Text(item, one)!).WithQuery(second.Name, Text(differs, other)!),
                $"{first.Name} of one item and {second.Name} of another",
                answer => [.. Judge(answer, one, Text(item, one)!, mustHave: false), .. Judge(answer, other, Text(differs, other)!, mustHave: false)]).ConfigureAwait(false);
        }
    }

    // From and to a time that an item has, also as it is written elsewhere on Earth.
    private static async Task RangesAsync(CheckRun run, ApiCall call, List<JsonElement> all)
    {
        foreach (var parameter in run.Operation.Operation.Parameters.Where(parameter => parameter.Location == ParameterLocation.Query && parameter.Type is { Shape: TypeShape.Named, Primitive: Primitive.DateTime }))
        {
            if (FilterAttribute.Find(parameter.Attributes) is not { Match: FilterMatch.From or FilterMatch.To } filter)
                continue;

            var times = all.Select(item => item.TryGetProperty(filter.Field, out var value) && value.TryGetDateTimeOffset(out var time) ? time : (DateTimeOffset?)null).OfType<DateTimeOffset>().Order().ToList();
            if (times.Count < 2)
                continue;

            var edge = times[times.Count / 2];
            var due = times.Count(time => filter.Match == FilterMatch.From ? time >= edge : time <= edge);
            foreach (var offset in new[] { 0, 2, -7 })
            {
                var text = edge.ToOffset(TimeSpan.FromHours(offset)).ToString("yyyy-MM-ddTHH:mm:ss.fffffffzzz", CultureInfo.InvariantCulture);
                await run.SendAsync(call.WithQuery(parameter.Name, text), $"{parameter.Name} with the offset {offset}", answer => Lists.Items(answer) is { } items && items.Count != due
                    ? [new("filtering", $"the list for {parameter.Name} = {text} has {items.Count} items, and {due} are in that time")]
                    : []).ConfigureAwait(false);
            }
        }
    }

    // Each value of an enum that no item has; a made-up value of other types.
    private static IEnumerable<string> Unknown(CheckRun run, Parameter parameter) =>
        run.Operation.Document.Types.Enum(run.Operation.Document.Service, parameter.Type.Core) is { } found
            ? found.Type.Values.Select(value => value.Text)
            : [ParameterText.Of(run.Calls.Values.Make(run.Operation.Document.Service, new Limits(parameter.Type.Core), true))];

    private static IEnumerable<(Parameter Parameter, string Field)> Filters(TestedOperation operation)
    {
        var type = operation.Operation.Responses.FirstOrDefault(response => response.Code == 200)?.Type.Element;
        if (type is null || operation.Document.Model(type) is not { } model)
            yield break;

        foreach (var parameter in operation.Operation.Parameters.Where(parameter => parameter.Location == ParameterLocation.Query))
        {
            var filter = FilterAttribute.Find(parameter.Attributes);
            var field = filter is null ? parameter.Name : filter.Match == FilterMatch.Equal ? filter.Field : "";
            if (model.Type.Fields.Any(known => known.Name == field && known.Type.Shape == TypeShape.Named && known.Type.ToString() == parameter.Type.Core.ToString()))
                yield return (parameter, field);
        }
    }

    private static IEnumerable<Problem> Judge(ApiAnswer answer, string field, string text, bool mustHave)
    {
        if (Lists.Items(answer) is not { } items)
            yield break;

        // E-mail addresses and the like may be compared without regard to case.
        var wrong = items.FindIndex(item => !string.Equals(Text(item, field), text, StringComparison.OrdinalIgnoreCase));
        if (wrong >= 0)
            yield return new("filtering", $"the list for {field} = '{text}' has an item with '{Text(items[wrong], field)}'");
        else if (mustHave && items.Count == 0)
            yield return new("filtering", $"the list for {field} = '{text}' is empty, though an item has that value");
    }

    private static string? Text(JsonElement item, string field) =>
        item.ValueKind != JsonValueKind.Object || !item.TryGetProperty(field, out var value) ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : value.ValueKind is JsonValueKind.Null or JsonValueKind.Object or JsonValueKind.Array ? null
        : value.GetRawText();
}
