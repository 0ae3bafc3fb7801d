using Plumbline.Data;
using Plumbline.Storage.Tests.Harness;

namespace Plumbline.Storage.Tests.Stores;

/// <summary>How rows are selected, ordered and paged, whatever the database.</summary>
/// <param name="kind">The database.</param>
public abstract class ListFacts(DatabaseKind kind) : DatabaseFacts(kind)
{
    // As code points order them: capitals first, then umlauts after z, and emoji after everything.
    private static readonly string[] s_ordered = ["", "Ärger"[1..], "A", "Z", "a", "a b", "ab", "z", "ä", "é", "東", "🧑"];

    [Fact]
    public async Task Text_is_ordered_by_code_points_in_every_database()
    {
        foreach (var text in s_ordered.Reverse())
            await Items.InsertAsync(Rows.Item(text), Stop);

        var expected = s_ordered.OrderBy(text => text, CodePoints).ToList();
        Assert.Equal(expected, (await ListAsync("text_value")).Select(item => item.TextValue));
        Assert.Equal(expected.AsEnumerable().Reverse(), (await ListAsync("-text_value")).Select(item => item.TextValue));
    }

    [Fact]
    public async Task Decimals_are_ordered_as_numbers()
    {
        decimal[] values = [-10m, -9.5m, 0m, 0.000001m, 2m, 10m, 100000000000000000000m];
        foreach (var value in values.Reverse())
            await Items.InsertAsync(Rows.Item() with { DecimalValue = value }, Stop);

        Assert.Equal(values, (await ListAsync("decimal_value")).Select(item => item.DecimalValue));
        Assert.Equal([2m, 10m], (await ListAsync("decimal_value", cheapest: 1.999m, dearest: 10.000m)).Select(item => item.DecimalValue));
    }

    [Fact]
    public async Task What_is_absent_comes_last_and_descending_first()
    {
        foreach (var value in (long?[])[2, null, 1])
            await Items.InsertAsync(Rows.Item() with { OptionalLong = value }, Stop);

        Assert.Equal([1, 2, null], (await ListAsync("optional_long")).Select(item => item.OptionalLong));
        Assert.Equal([null, 2, 1], (await ListAsync("-optional_long")).Select(item => item.OptionalLong));
    }

    [Fact]
    public async Task Pages_neither_overlap_nor_leave_out_rows_that_are_equal_in_order()
    {
        await Items.UpsertManyAsync(Enumerable.Range(0, 57).Select(i => Rows.Item($"{i % 3}")), Stop);
        var pages = new List<Item>();
        for (var offset = 0L; ; offset += 10)
        {
            var page = await ListAsync("-text_value", limit: 10, offset: offset);
            pages.AddRange(page);
            if (page.Count < 10)
                break;
        }

        Assert.Equal(57, pages.DistinctBy(item => item.Id).Count());
        Assert.Equal(pages.OrderByDescending(item => item.TextValue, StringComparer.Ordinal).ThenBy(item => item.Id).Select(item => item.Id), pages.Select(item => item.Id));
        Assert.Empty(await ListAsync("text_value", offset: 57));
        Assert.Equal(7, (await Items.ListAsync(new TableQuery { Offset = 50 }, Stop)).Count);
        Assert.Empty(await Items.ListAsync(new TableQuery { Limit = 0 }, Stop));
    }

    [Fact]
    public async Task Filters_compare_as_the_document_says()
    {
        var one = await Items.InsertAsync(
            Rows.Item("abc") with { Code = "x", SizeValue = Size.Large, PlaceValue = new Place { City = "Köln", Floor = 10 }, DateValue = new DateOnly(2024, 1, 1), InstantValue = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero) }, Stop);
        var two = await Items.InsertAsync(
            Rows.Item("Abc") with { Code = "X", BooleanValue = false, PlaceValue = new Place { City = "Kölleda", Floor = 9 }, DateValue = new DateOnly(2024, 1, 2), InstantValue = new(2024, 1, 1, 0, 0, 0, 0, 1, TimeSpan.Zero) }, Stop);
        var three = await Items.InsertAsync(Rows.Item("ab%_c") with { PlaceValue = new Place { City = "köln" } }, Stop);

        await AssertListAsync([one], ListAsync(code: "x"));
        await AssertListAsync([], ListAsync(code: ""));
        await AssertListAsync([two], ListAsync(booleanValue: false));
        await AssertListAsync([one, three], ListAsync(booleanValue: true));
        await AssertListAsync([one, two], ListAsync(id: [one.Id, two.Id, ItemStore.NewId()]));
        await AssertListAsync([], ListAsync(id: []));
        await AssertListAsync([one], ListAsync(sizeValue: [Size.Large]));
        await AssertListAsync([one, two, three], ListAsync(sizeValue: [Size.Large, Size.Small]));

        // A prefix is a text, not a pattern, and case matters.
        await AssertListAsync([one, three], ListAsync(starts: "ab"));
        await AssertListAsync([three], ListAsync(starts: "ab%_"));
        await AssertListAsync([], ListAsync(starts: "%"));
        await AssertListAsync([one, two, three], ListAsync(starts: ""));
        await AssertListAsync([one, two], ListAsync(city: "Köl"));

        // Inside of JSON, numbers are numbers, and what is absent fits nothing.
        await AssertListAsync([one], ListAsync(floor: 10));
        await AssertListAsync([one, two], ListAsync(floor: 9));
        await AssertListAsync([two, three], ListAsync(since: two.InstantValue));
        await AssertListAsync([one], ListAsync(until: new DateOnly(2024, 1, 1)));
        await AssertListAsync([one], ListAsync(city: "Kö", booleanValue: true));
        Assert.Equal(2, await Items.CountAsync(new TableQuery { Filters = [TableFilter.Of("text_value", FilterMatch.Prefix, "ab")], Limit = 1, Offset = 5 }, Stop));
    }

    [Fact]
    public async Task What_is_not_to_be_sorted_by_is_refused_by_name()
    {
        var exception = await Assert.ThrowsAsync<ArgumentException>(() => ListAsync("id; drop table items"));
        Assert.Contains("text_value, decimal_value, optional_long, created_at", exception.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentException>(() => ListAsync("--text_value"));
    }

    [Fact]
    public async Task Columns_and_paths_are_quoted_whatever_they_are_called()
    {
        await Notes.InsertAsync(new Note { Key = "k", Select = "from" }, Stop);
        var query = new TableQuery { Filters = [TableFilter.Of("select", FilterMatch.Equal, "from")], Order = [new("select", IsDescending: true)] };
        Assert.Equal("k", (await Notes.ListAsync(query, Stop)).Single().Key);
        await Items.InsertAsync(Rows.Item() with { ObjectValue = Rows.Json("""{"it's [x].y": "found"}""") }, Stop);
        var inside = TableFilter.Of("object_value", FilterMatch.Equal, "found");
        Assert.Equal(1, await Items.CountAsync(new TableQuery { Filters = [inside with { Path = ["it's [x].y"] }] }, Stop));
        Assert.Equal(0, await Items.CountAsync(new TableQuery { Filters = [inside with { Path = ["it's"] }] }, Stop));
    }

    [Fact]
    public async Task Readers_see_the_last_commit_while_a_writer_is_at_it()
    {
        var row = await Items.InsertAsync(Rows.Item(), Stop);
        await Storage.InTransactionAsync(
            async (_, token) =>
            {
                await Items.UpdateAsync(row.Id, item => item with { TextValue = "new" }, token);
                await using var others = Database.Open();
                Assert.Equal("text", (await new ItemStore(others).GetAsync(row.Id, token)).TextValue);
                Assert.Equal("new", (await Items.GetAsync(row.Id, token)).TextValue);
            },
            Stop);
        Assert.Equal("new", (await Items.GetAsync(row.Id, Stop)).TextValue);
    }

    private static IComparer<string> CodePoints { get; } =
        Comparer<string>.Create((left, right) => System.Text.Encoding.UTF8.GetBytes(left).AsSpan().SequenceCompareTo(System.Text.Encoding.UTF8.GetBytes(right)));

    private static async Task AssertListAsync(IEnumerable<Item> expected, Task<ApiList<Item>> actual) =>
        Assert.Equal(expected.Select(item => item.Id).Order(), (await actual).Select(item => item.Id).Order());

    private Task<ApiList<Item>> ListAsync(
        string sort = "text_value",
        ApiList<Guid>? id = null,
        ApiList<Size>? sizeValue = null,
        string? code = null,
        bool? booleanValue = null,
        string? starts = null,
        string? city = null,
        int? floor = null,
        decimal? cheapest = null,
        decimal? dearest = null,
        DateTimeOffset? since = null,
        DateOnly? until = null,
        long limit = 100,
        long offset = 0) =>
        Items.ListAsync(id, sizeValue, code, booleanValue, starts, city, floor, cheapest, dearest, since, until, limit, offset, sort, Stop);
}
