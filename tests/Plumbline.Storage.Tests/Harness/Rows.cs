using System.Text.Json;

namespace Plumbline.Storage.Tests.Harness;

/// <summary>Rows of the test document.</summary>
internal static class Rows
{
    /// <summary>A row with the required fields.</summary>
    /// <param name="text">Its text.</param>
    public static Item Item(string text = "text") => new()
    {
        Id = ItemStore.NewId(),
        BooleanValue = true,
        IntegerValue = -1,
        LongValue = long.MaxValue,
        DoubleValue = 0.1,
        DecimalValue = 1.50m,
        TextValue = text,
        UuidValue = new Guid("00112233-4455-6677-8899-aabbccddeeff"),
        DateValue = new DateOnly(2024, 2, 29),
        InstantValue = new DateTimeOffset(2024, 2, 29, 12, 30, 15, 123, 456, TimeSpan.Zero),
        SizeValue = Size.Small,
        ObjectValue = Json("""{"a": 1, "b": [true, null]}"""),
        JsonValue = Json("[1, \"two\"]"),
        ListValue = ["x", "y"],
        MapValue = ApiMap.Create<long>(new("one", 1), new("two", 2)),
        PlaceValue = new Place { City = "Ulm" },
    };

    /// <summary>A row with all fields.</summary>
    public static Item Full() => Item() with
    {
        Code = "code",
        First = "first",
        Second = 2,
        OptionalBoolean = false,
        OptionalInteger = int.MinValue,
        OptionalLong = long.MinValue,
        OptionalDouble = -1.5e300,
        OptionalDecimal = -0.0000000000000000000000000001m,
        OptionalText = "",
        OptionalUuid = Guid.Empty,
        OptionalDate = new DateOnly(1, 1, 2),
        OptionalInstant = new DateTimeOffset(1, 1, 2, 0, 0, 0, TimeSpan.Zero),
        OptionalSize = Size.Large,
        OptionalObject = Json("{}"),
        OptionalJson = Json("\"text\""),
        OptionalList = [[1.0m, 2.50m], []],
        OptionalMap = ApiMap.Create<ApiList<Place>>(new KeyValuePair<string, ApiList<Place>>("a", [new Place { City = "Bonn", Floor = 3, Within = new Place { City = "Köln" } }])),
        OptionalPlace = new Place { City = "Trier", Floor = -1 },
        DefaultSize = Size.Small,
        DefaultList = [],
    };

    /// <summary>A JSON value.</summary>
    /// <param name="text">Its text.</param>
    public static JsonElement Json(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }
}
