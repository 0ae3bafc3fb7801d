using System.Globalization;
using Plumbline.Data;
using Plumbline.Storage.Tests.Harness;

namespace Plumbline.Storage.Tests.Hashes;

/// <summary>Hashes are kept in databases. Were one of them to change, every row would be written, journaled and published again.</summary>
public sealed class RowHashTests
{
    private static readonly Guid s_id = new("018e0000-0000-7000-8000-000000000001");

    [Fact]
    public void Scenario_45_hashes_stay_as_they_are()
    {
        var rows = new (string Name, long Hash)[]
        {
            ("required", Hash(Rows.Item() with { Id = s_id })),
            ("full", Hash(Rows.Full() with { Id = s_id })),
            ("unicode", Hash(Rows.Item("Zürich 東京 🧑‍🚀") with { Id = s_id })),
            ("long text", Hash(Rows.Item(new string('x', 1000)) with { Id = s_id })),
            ("limits", Hash(Rows.Item() with { Id = s_id, LongValue = long.MinValue, DecimalValue = decimal.MaxValue, DoubleValue = double.MinValue, InstantValue = DateTimeOffset.MinValue, DateValue = DateOnly.MaxValue })),
            ("note", RowHash.Of(NoteTable.Instance, new Note { Key = "k", Select = "s" })),
            ("count", RowHash.Of(CountTable.Instance, new Count { Number = 1, Total = -1 })),
        };
        var text = string.Concat(rows.Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Name}: {row.Hash}\n")));
        var golden = Path.Combine(Repository.Root, "tests", "Plumbline.Storage.Tests", "Hashes", "golden.txt");

        // Made once, and never to be made again: the file is not written by this test, also where it is missing.
        Assert.Equal(File.ReadAllText(golden), text);
    }

    [Fact]
    public void Scenario_45_an_optional_field_that_is_new_changes_no_hash_until_it_has_a_value()
    {
        var note = new Note { Key = "k", Select = "s" };
        Assert.Equal(RowHash.Of(NoteTable.Instance, note), RowHash.Of(new LaterNoteTable(added: null), note));
        Assert.NotEqual(RowHash.Of(NoteTable.Instance, note), RowHash.Of(new LaterNoteTable(added: ""), note));
    }

    [Fact]
    public void Values_that_are_equal_have_one_hash()
    {
        var row = Rows.Full() with { Id = s_id };
        var hash = Hash(row);
        Assert.Equal(hash, Hash(row with { DecimalValue = 1.5000m }));
        Assert.Equal(hash, Hash(row with { InstantValue = row.InstantValue.ToOffset(TimeSpan.FromHours(5)).AddTicks(9) }));
        Assert.Equal(hash, Hash(row with { ObjectValue = Rows.Json("""{ "b": [true, null], "a": 1.0 }""") }));
        Assert.Equal(hash, Hash(row with { MapValue = row.MapValue.Reverse().ToApiMap() }));
        Assert.Equal(hash, Hash(row with { CreatedAt = DateTimeOffset.UtcNow }));
        Assert.Equal(Hash(row with { DoubleValue = 0 }), Hash(row with { DoubleValue = -0.0 }));
        Assert.Equal(Hash(row with { JsonValue = Rows.Json("100") }), Hash(row with { JsonValue = Rows.Json("1e2") }));
    }

    [Fact]
    public void Every_field_counts()
    {
        var row = Rows.Full() with { Id = s_id };
        Item[] others =
        [
            row with { Id = Guid.Empty }, row with { Code = "x" }, row with { First = null }, row with { Second = 3 }, row with { BooleanValue = false },
            row with { IntegerValue = 1 }, row with { LongValue = 1 }, row with { DoubleValue = 0.2 }, row with { DecimalValue = 1.51m }, row with { TextValue = "x" },
            row with { UuidValue = Guid.Empty }, row with { DateValue = DateOnly.MinValue }, row with { InstantValue = DateTimeOffset.UnixEpoch }, row with { SizeValue = Size.Large },
            row with { ObjectValue = Rows.Json("""{"a": "1", "b": [true, null]}""") }, row with { JsonValue = Rows.Json("""["two", 1]""") }, row with { ListValue = ["y", "x"] },
            row with { MapValue = ApiMap.Create(KeyValuePair.Create("one", 1L)) }, row with { PlaceValue = new Place { City = "Ulm", Floor = 0 } },
            row with { OptionalText = null }, row with { OptionalList = [[1.0m], [2.50m]] }, row with { DefaultList = ["a"] }, row with { First = row.Code, Code = row.First },
        ];
        Assert.Equal(others.Length + 1, others.Append(row).Select(Hash).Distinct().Count());
    }

    [Theory]
    [InlineData("", 0, 0xEF46DB3751D8E999)]
    [InlineData("a", 0, 0xD24EC4F1A98C6E5B)]
    [InlineData("abc", 0, 0x44BC2CF5AD770999)]
    [InlineData("xxhash", 20141025, 0xB559B98D844E0635)]
    [InlineData("Call me Ishmael. Some years ago--never mind how long precisely-", 0, 0x02A2E85470D6FD96)]
    public void The_hash_is_xxHash64(string text, ulong seed, ulong expected) =>
        Assert.Equal(expected, XxHash64.Hash(System.Text.Encoding.ASCII.GetBytes(text), seed));

    private static long Hash(Item item) => RowHash.Of(ItemTable.Instance, item);

    // The table of a later document, with one more field.
    private sealed class LaterNoteTable(string? added) : Table<Note, string>
    {
        public override string Name => NoteTable.Instance.Name;

        public override string KeyColumn => NoteTable.Instance.KeyColumn;

        public override bool HasJournal => true;

        public override IReadOnlyList<TableColumn> Columns => [.. NoteTable.Instance.Columns, new("added", ColumnKind.Text, true)];

        public override string GetKey(Note row) => row.Key;

        public override void Write(Note row, RowWriter writer)
        {
            writer.Text("added", added);
            NoteTable.Instance.Write(row, writer);
        }

        public override Note Read(RowReader reader) => NoteTable.Instance.Read(reader);
    }
}
