using Plumbline.Data;
using Plumbline.Storage.Tests.Harness;

namespace Plumbline.Storage.Tests.Stores;

/// <summary>What an emitted store does, whatever the database.</summary>
/// <param name="kind">The database.</param>
public abstract class StoreFacts(DatabaseKind kind) : DatabaseFacts(kind)
{
    // Everything but the characters that no database keeps.
    public static TheoryData<string> HostileTexts =>
    [
        "'; drop table items; --",
        "\"quoted\" 'single' `back` \\ $1 %s {0} ?",
        "line\r\nline\ttab \u0001\u001f\u007f",
        "Zürich 東京 🧑‍🚀 \u202eright to left\u202c e\u0301 \ufeff",
        "",
        " ",
        "null",
    ];

    [Fact]
    public async Task A_row_comes_back_as_it_was_written()
    {
        var row = Rows.Full();
        var inserted = await Items.InsertAsync(row, Stop);
        var found = await Items.GetAsync(row.Id, Stop);
        Assert.Equal(inserted, found);
        AssertSame(row, found);
    }

    [Fact]
    public async Task Optional_fields_stay_absent_and_defaults_are_written()
    {
        var row = Rows.Item();
        await Items.InsertAsync(row, Stop);
        var found = await Items.GetAsync(row.Id, Stop);
        AssertSame(row, found);
        Assert.Null(found.OptionalJson);
        Assert.Equal(Size.Large, found.DefaultSize);
        Assert.Equal(["a"], found.DefaultList);
    }

    [Fact]
    public async Task Numbers_and_times_at_their_limits_come_back()
    {
        var row = Rows.Full() with
        {
            IntegerValue = int.MaxValue,
            LongValue = long.MinValue,
            DoubleValue = double.Epsilon,
            OptionalDouble = double.MaxValue,
            DecimalValue = decimal.MaxValue,
            OptionalDecimal = decimal.MinValue,
            DateValue = DateOnly.MinValue,
            OptionalDate = DateOnly.MaxValue,
            InstantValue = DateTimeOffset.MinValue,
            OptionalInstant = new DateTimeOffset(9999, 12, 31, 23, 59, 59, 999, 999, TimeSpan.Zero),
            OptionalLong = 0,
        };
        await Items.InsertAsync(row, Stop);
        AssertSame(row, await Items.GetAsync(row.Id, Stop));
    }

    [Fact]
    public async Task Instants_are_kept_to_the_microsecond_and_in_utc()
    {
        var row = Rows.Item() with { InstantValue = new DateTimeOffset(2024, 1, 2, 3, 4, 5, TimeSpan.FromHours(2)).AddTicks(19) };
        var found = await Items.InsertAsync(row, Stop);
        Assert.Equal(new DateTimeOffset(2024, 1, 2, 1, 4, 5, TimeSpan.Zero).AddTicks(10), found.InstantValue);
        Assert.Equal(TimeSpan.Zero, found.InstantValue.Offset);
    }

    [Fact]
    public async Task Decimals_keep_their_digits()
    {
        var row = await Items.InsertAsync(Rows.Item() with { DecimalValue = 1.500m, OptionalDecimal = 79228162514264337593543950335m }, Stop);
        Assert.Equal("1.500", row.DecimalValue.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(79228162514264337593543950335m, row.OptionalDecimal);
    }

    [Theory]
    [MemberData(nameof(HostileTexts))]
    public async Task Hostile_text_is_only_text(string text)
    {
        var row = Rows.Item(text) with
        {
            Code = text,
            ListValue = [text],
            MapValue = ApiMap.Create(KeyValuePair.Create(text, 1L)),
            JsonValue = Rows.Json(System.Text.Json.JsonSerializer.Serialize(text)),
            PlaceValue = new Place { City = text },
        };
        await Items.InsertAsync(row, Stop);
        AssertSame(row, await Items.GetAsync(row.Id, Stop));
        var note = await Notes.UpsertAsync(new Note { Key = text, Select = text }, Stop);
        Assert.Equal(text, note.Row.Select);
        Assert.Equal(note.Row, await Notes.FindAsync(text, Stop));
        Assert.Equal([row.Id], (await Items.ListAsync(new TableQuery { Filters = [TableFilter.Of("code", FilterMatch.Equal, text)] }, Stop)).Select(item => item.Id));
        Assert.Equal([row.Id], (await Items.ListAsync(new TableQuery { Filters = [TableFilter.Of("text_value", FilterMatch.Prefix, text)] }, Stop)).Select(item => item.Id));
        Assert.True(await Notes.DeleteAsync(text, Stop));
    }

    [Fact]
    public async Task Huge_values_are_kept_where_no_index_has_to_hold_them()
    {
        var text = string.Concat(Enumerable.Range(0, 100_000).Select(i => $"{i} "));
        var row = Rows.Item() with { OptionalText = text, ListValue = [text], PlaceValue = new Place { City = text }, JsonValue = Rows.Json($"[\"{text}\"]") };
        await Items.InsertAsync(row, Stop);
        AssertSame(row, await Items.GetAsync(row.Id, Stop));
        Assert.Equal(UpsertKind.Unchanged, (await Items.UpsertAsync(row, Stop)).Kind);
        if (IsPostgreSql)
            await Assert.ThrowsAsync<TextNotStorableException>(() => Items.InsertAsync(Rows.Item() with { Code = text }, Stop));
        else
            await Items.InsertAsync(Rows.Item() with { Code = text }, Stop);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0xD83D)]
    [InlineData(0xDE00)]
    public async Task What_no_database_can_hold_is_refused_and_never_cut(int character)
    {
        var text = $"secret{(char)character}";
        var exception = await Assert.ThrowsAsync<TextNotStorableException>(() => Items.InsertAsync(Rows.Item(text), Stop));
        Assert.DoesNotContain("secret", exception.ToString(), StringComparison.Ordinal);
        await Assert.ThrowsAsync<TextNotStorableException>(() => Items.UpsertManyAsync([Rows.Item(text)], Stop));
        await Assert.ThrowsAsync<TextNotStorableException>(() => Items.InsertAsync(Rows.Item() with { Code = text }, Stop));
        await Assert.ThrowsAsync<TextNotStorableException>(() => Items.ListAsync(new TableQuery { Filters = [TableFilter.Of("code", FilterMatch.Equal, text)] }, Stop));
        Assert.Equal(0, await Items.CountAsync(TableQuery.All, Stop));
    }

    [Fact]
    public async Task What_no_database_can_hold_is_not_kept_inside_of_JSON_either()
    {
        await Assert.ThrowsAsync<TextNotStorableException>(() => Items.InsertAsync(Rows.Item() with { ListValue = ["a\0"] }, Stop));
        await Assert.ThrowsAsync<TextNotStorableException>(() => Items.InsertAsync(Rows.Item() with { JsonValue = Rows.Json("""{"a\u0000": 1}""") }, Stop));
        await Items.InsertAsync(Rows.Item() with { JsonValue = Rows.Json("""["\\u0000", "\ud83e\uddd1\n\"\\"]""") }, Stop);
        Assert.Equal("""["\\u0000","\uD83E\uDDD1\n\u0022\\"]""", System.Text.Json.JsonSerializer.Serialize((await Items.ListAsync(TableQuery.All, Stop)).Single().JsonValue));
    }

    [Fact]
    public async Task Keys_may_be_uuids_texts_and_numbers()
    {
        await Notes.InsertAsync(new Note { Key = "a" }, Stop);
        await Counts.InsertAsync(new Count { Number = long.MinValue, Total = 5 }, Stop);
        Assert.Equal(5, (await Counts.GetAsync(long.MinValue, Stop)).Total);
        Assert.NotNull(await Notes.FindAsync("a", Stop));
        Assert.Null(await Notes.FindAsync("A", Stop));
    }

    [Fact]
    public void New_keys_are_uuids_of_version_7_one_larger_than_the_other()
    {
        var keys = Enumerable.Range(0, 3).Select(_ =>
        {
            Thread.Sleep(2);
            return ItemStore.NewId();
        }).ToList();
        Assert.All(keys, key => Assert.Equal(7, key.Version));
        Assert.Equal(keys.Order(), keys);
        Assert.Equal(7, Guid.Parse(NoteStore.NewId()).Version);
    }

    [Fact]
    public async Task A_row_that_is_not_there_is_null_or_an_error_that_does_not_tell_its_key()
    {
        var key = ItemStore.NewId();
        Assert.Null(await Items.FindAsync(key, Stop));
        var missing = await Assert.ThrowsAsync<RowNotFoundException>(() => Items.GetAsync(key, Stop));
        Assert.Equal("items", missing.Table);
        Assert.DoesNotContain(key.ToString(), missing.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Inserting_a_key_twice_is_refused()
    {
        var row = await Items.InsertAsync(Rows.Item(), Stop);
        var exception = await Assert.ThrowsAsync<RowExistsException>(() => Items.InsertAsync(row with { TextValue = "other" }, Stop));
        Assert.Equal(["id"], exception.Fields);
        Assert.Equal("text", (await Items.GetAsync(row.Id, Stop)).TextValue);
    }

    [Fact]
    public async Task Unique_fields_are_named_and_their_values_are_not()
    {
        var row = await Items.InsertAsync(Rows.Item() with { Code = "ada@example.io", First = "Ada", Second = 1 }, Stop);
        var one = await Assert.ThrowsAsync<UniqueViolationException>(() => Items.InsertAsync(Rows.Item() with { Code = "ada@example.io" }, Stop));
        Assert.Equal(("items", "code"), (one.Table, one.Fields.Single()));
        var two = await Assert.ThrowsAsync<UniqueViolationException>(() => Items.UpsertAsync(Rows.Item() with { First = "Ada", Second = 1 }, Stop));
        Assert.Equal(["first", "second"], two.Fields);
        var other = await Items.InsertAsync(Rows.Item(), Stop);
        await Assert.ThrowsAsync<UniqueViolationException>(() => Items.UpdateAsync(other.Id, item => item with { Code = "ada@example.io" }, Stop));
        await Assert.ThrowsAsync<UniqueViolationException>(() => Items.UpsertManyAsync([Rows.Item() with { Code = "ada@example.io" }], Stop));

        // Also not in what the driver adds: messages end up in logs.
        foreach (var exception in new[] { one, two })
            Assert.DoesNotContain("ada", exception.ToString(), StringComparison.OrdinalIgnoreCase);

        Assert.Equal(row, await Items.GetAsync(row.Id, Stop));
    }

    [Fact]
    public async Task Absent_values_are_not_equal_to_each_other()
    {
        await Items.InsertAsync(Rows.Item() with { First = "Ada" }, Stop);
        await Items.InsertAsync(Rows.Item() with { First = "Ada" }, Stop);
        Assert.Equal(2, await Items.CountAsync(TableQuery.All, Stop));
    }

    [Fact]
    public async Task An_upsert_inserts_then_leaves_then_updates()
    {
        var row = Rows.Full();
        var first = await Items.UpsertAsync(row, Stop);
        Assert.Equal(UpsertKind.Inserted, first.Kind);
        var second = await Items.UpsertAsync(row, Stop);
        Assert.Equal(UpsertKind.Unchanged, second.Kind);
        Assert.Equal(first.Row, second.Row);
        var third = await Items.UpsertAsync(row with { TextValue = "new" }, Stop);
        Assert.Equal(UpsertKind.Updated, third.Kind);
        Assert.Equal("new", (await Items.GetAsync(row.Id, Stop)).TextValue);
        Assert.Equal("IU", await Database.OperationsAsync("items"));
    }

    [Fact]
    public async Task Many_rows_are_upserted_at_once_and_of_equal_keys_the_last_counts()
    {
        var rows = Enumerable.Range(0, 2500).Select(i => Rows.Full() with { Code = null, First = null, IntegerValue = i }).ToList();
        Assert.Equal(new UpsertCounts(2500, 0, 0), await Items.UpsertManyAsync(rows, Stop));
        Assert.Equal(new UpsertCounts(0, 0, 2500), await Items.UpsertManyAsync(rows, Stop));
        var changed = rows.Select(row => row.IntegerValue < 10 ? row with { TextValue = "new" } : row).Append(rows[0] with { TextValue = "last" }).Append(Rows.Item());
        Assert.Equal(new UpsertCounts(1, 10, 2490), await Items.UpsertManyAsync(changed, Stop));
        Assert.Equal("last", (await Items.GetAsync(rows[0].Id, Stop)).TextValue);
        AssertSame(rows[2000], await Items.GetAsync(rows[2000].Id, Stop));
        Assert.Equal(new UpsertCounts(0, 0, 0), await Items.UpsertManyAsync([], Stop));
        Assert.Equal(2511, await Database.CountAsync($"select count(*) from {Database.Journal("items")}"));
    }

    [Fact]
    public async Task Upserting_many_rows_is_all_or_nothing()
    {
        var rows = Enumerable.Range(0, 1500).Select(_ => Rows.Item()).ToList();
        rows[^1] = rows[^1] with { Code = "same" };
        rows[^2] = rows[^2] with { Code = "same" };
        await Assert.ThrowsAsync<UniqueViolationException>(() => Items.UpsertManyAsync(rows, Stop));
        Assert.Equal(0, await Items.CountAsync(TableQuery.All, Stop));
        Assert.Equal("", await Database.OperationsAsync("items"));
    }

    [Fact]
    public async Task Updates_start_from_the_newest_row_however_many_there_are_at_once()
    {
        await Counts.InsertAsync(new Count { Number = 1 }, Stop);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(
            async () =>
            {
                for (var i = 0; i < 10; i++)
                    await Counts.UpdateAsync(1, count => count with { Total = count.Total + 1 }, Stop);
            },
            Stop)));
        Assert.Equal(80, (await Counts.GetAsync(1, Stop)).Total);
    }

    [Fact]
    public async Task Concurrent_upserts_of_one_key_insert_it_once()
    {
        var kinds = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(async () => (await Notes.UpsertAsync(new Note { Key = "k", Select = $"{i}" }, Stop)).Kind, Stop)));
        Assert.Single(kinds, UpsertKind.Inserted);
        Assert.Equal(1, await Notes.CountAsync(TableQuery.All, Stop));
        Assert.Equal("I" + new string('U', 7), await Database.OperationsAsync("order"));
    }

    [Fact]
    public async Task An_update_that_changes_nothing_writes_nothing()
    {
        var row = await Items.InsertAsync(Rows.Full(), Stop);
        Assert.Equal(row, await Items.UpdateAsync(row.Id, item => item with { }, Stop));
        Assert.Null(await Items.UpdateAsync(ItemStore.NewId(), item => item, Stop));
        Assert.Equal("I", await Database.OperationsAsync("items"));
    }

    [Fact]
    public async Task The_key_of_a_row_cannot_be_updated()
    {
        var row = await Items.InsertAsync(Rows.Item(), Stop);
        await Assert.ThrowsAsync<ArgumentException>(() => Items.UpdateAsync(row.Id, item => item with { Id = ItemStore.NewId() }, Stop));
        Assert.Equal("I", await Database.OperationsAsync("items"));
    }

    [Fact]
    public async Task A_row_is_updated_only_where_it_still_is_as_it_was_read()
    {
        var store = new TableStore<Note, string>(Storage, NoteTable.Instance);
        var before = await store.InsertAsync(new Note { Key = "k", Select = "1" }, Stop);
        var after = await store.TryUpdateAsync(before, before with { Select = "2" }, Stop);
        Assert.Equal("2", after!.Select);
        Assert.Null(await store.TryUpdateAsync(before, before with { Select = "3" }, Stop));
        Assert.Equal("2", (await store.GetAsync("k", Stop)).Select);
        await store.DeleteAsync("k", Stop);
        Assert.Null(await store.TryUpdateAsync(after, after with { Select = "4" }, Stop));
    }

    [Fact]
    public async Task A_row_is_deleted_once()
    {
        var row = await Items.InsertAsync(Rows.Item(), Stop);
        Assert.True(await Items.DeleteAsync(row.Id, Stop));
        Assert.False(await Items.DeleteAsync(row.Id, Stop));
        Assert.Null(await Items.FindAsync(row.Id, Stop));
    }

    [Fact]
    public async Task The_store_keeps_the_times_of_creation_and_change()
    {
        var clock = new TestClock(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await using var storage = Database.Open(clock);
        var items = new ItemStore(storage);
        var row = await items.InsertAsync(Rows.Item() with { CreatedAt = DateTimeOffset.MinValue }, Stop);
        Assert.Equal(clock.Now, row.CreatedAt);
        clock.Now += TimeSpan.FromHours(1);
        var updated = await items.UpsertAsync(row with { TextValue = "new", CreatedAt = clock.Now }, Stop);
        Assert.Equal(clock.Now.AddHours(-1), updated.Row.CreatedAt);
        Assert.Equal(UpsertKind.Unchanged, (await items.UpsertAsync(row with { TextValue = "new", CreatedAt = null }, Stop)).Kind);
        await items.UpsertManyAsync([row with { TextValue = "newer" }], Stop);
        Assert.Equal(clock.Now.AddHours(-1), (await items.GetAsync(row.Id, Stop)).CreatedAt);
        var isUpdatedAt = IsPostgreSql ? "updated_at = '2030-01-01T01:00:00Z'" : "updated_at = unixepoch('2030-01-01 01:00:00') * 1000000";
        Assert.Equal(1, await Database.CountAsync($"select count(*) from items where {isUpdatedAt}"));
    }

    [Fact]
    public async Task A_row_that_was_changed_by_hand_is_not_taken_for_unchanged()
    {
        var row = await Items.InsertAsync(Rows.Item() with { Code = "c" }, Stop);
        await Database.SqlAsync("update items set text_value = 'by hand'");
        Assert.Equal("by hand", (await Items.GetAsync(row.Id, Stop)).TextValue);
        Assert.Equal(UpsertKind.Updated, (await Items.UpsertAsync(row, Stop)).Kind);
        await Database.SqlAsync("update items set text_value = 'by hand'");
        Assert.Equal(new UpsertCounts(0, 1, 0), await Items.UpsertManyAsync([row], Stop));
        Assert.Equal("text", (await Items.GetAsync(row.Id, Stop)).TextValue);
        await Database.SqlAsync("update items set text_value = 'by hand'");
        Assert.Equal(Rows.Item().LongValue, (await Items.UpdateAsync(row.Id, item => item with { IntegerValue = 7 }, Stop))!.LongValue);
        Assert.Equal(("by hand", 7), (await Items.GetAsync(row.Id, Stop)) is var last ? (last.TextValue, last.IntegerValue) : default);
    }

    [Fact]
    public async Task A_change_by_hand_between_reading_and_writing_is_not_overwritten()
    {
        await Notes.InsertAsync(new Note { Key = "k", Select = "1" }, Stop);
        var calls = 0;
        var updated = await Notes.UpdateAsync(
            "k",
            note =>
            {
                if (calls++ < 2)
                    Database.SqlAsync($"update \"order\" set \"select\" = 'hand {calls}'").GetAwaiter().GetResult();

                return note with { Select = note.Select + " and store" };
            },
            Stop);
        Assert.Equal(3, calls);
        Assert.Equal("hand 2 and store", updated!.Select);
    }

    [Fact]
    public async Task A_row_written_by_hand_needs_only_what_the_document_requires()
    {
        await Database.SqlAsync("insert into \"order\" (key) values ('k')");
        await Database.SqlAsync(
            "insert into items (boolean_value, integer_value, long_value, double_value, decimal_value, text_value, uuid_value, date_value, instant_value, size_value, object_value, json_value, list_value, map_value, place_value) "
            + $"values (true, 1, 2, 3, '4', 't', '00112233-4455-6677-8899-aabbccddeeff', '2024-01-01', {(IsPostgreSql ? "'2024-01-01'" : "0")}, 'small', '{{}}', '1', '[]', '{{}}', '{{\"city\":\"x\"}}')");
        Assert.NotNull(await Notes.FindAsync("k", Stop));
        var item = (await Items.ListAsync(TableQuery.All, Stop)).Single();
        Assert.Equal(7, item.Id.Version);
        Assert.InRange(item.CreatedAt!.Value, DateTimeOffset.UtcNow.AddMinutes(-10), DateTimeOffset.UtcNow.AddMinutes(10));
        Assert.Equal(UpsertKind.Updated, (await Items.UpsertAsync(item, Stop)).Kind);
        Assert.Equal(UpsertKind.Unchanged, (await Items.UpsertAsync(item, Stop)).Kind);
    }

    [Fact]
    public async Task Values_that_the_document_does_not_allow_are_refused_by_the_database()
    {
        await Items.InsertAsync(Rows.Item(), Stop);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => Database.SqlAsync("update items set size_value = 'medium'"));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => Database.SqlAsync("update items set text_value = null"));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => Database.SqlAsync("update items set list_value = '[1'"));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => Database.SqlAsync("update items set long_value = 'many'"));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => Database.SqlAsync("update items set date_value = 'some day'"));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => Database.SqlAsync("update items set uuid_value = 'me'"));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => Database.SqlAsync("update items set decimal_value = 'much'"));
        Assert.Equal("I", await Database.OperationsAsync("items"));
    }

    // Records compare JSON elements by place in their document, so those are compared as text, as both databases write it.
    private static void AssertSame(Item expected, Item actual)
    {
        Assert.Equal(Text(expected.ObjectValue), Text(actual.ObjectValue));
        Assert.Equal(Text(expected.JsonValue), Text(actual.JsonValue));
        Assert.Equal(Text(expected.OptionalObject), Text(actual.OptionalObject));
        Assert.Equal(Text(expected.OptionalJson), Text(actual.OptionalJson));
        Assert.Equal(
            expected with { CreatedAt = null },
            actual with { ObjectValue = expected.ObjectValue, JsonValue = expected.JsonValue, OptionalObject = expected.OptionalObject, OptionalJson = expected.OptionalJson, CreatedAt = null });
    }

    private static string? Text(System.Text.Json.JsonElement? element) => element is { } value ? System.Text.Json.JsonSerializer.Serialize(value) : null;
}
