using System.Globalization;
using System.Text;

namespace Plumbline.Tests.Shared;

/// <summary>Makes documents of any size that look like those of a grown company; the same seed makes the same text.</summary>
internal static class SyntheticDocument
{
    private static readonly string[] s_words =
    [
        "order", "customer", "invoice", "shipment", "product", "price", "address", "account", "payment", "refund", "catalog", "item", "tax", "label",
        "carrier", "warehouse", "session", "channel", "currency", "country", "experience", "discount", "attribute", "category", "content", "center",
    ];

    private static readonly string[] s_qualities =
        ["draft", "summary", "detail", "reference", "version", "setting", "rule", "estimate", "metadata", "history", "request", "batch", "error", "note", "link"];

    private static readonly string[] s_scalars =
        ["string", "string", "string", "string", "string", "string", "integer", "long", "boolean", "decimal", "double", "uuid", "date-iso8601", "date-time-iso8601", "date-time-iso8601"];

    /// <summary>A document of the size that the targets speak of.</summary>
    public static string Large { get; } = Make(models: 1400, enums: 220, unions: 110, operations: 670);

    /// <summary>A document of a given size, with everything else in proportion.</summary>
    /// <param name="models">The number of models.</param>
    public static string OfSize(int models) => Make(models, models * 220 / 1400, models * 110 / 1400, models * 670 / 1400);

    /// <summary>Makes a document.</summary>
    /// <param name="models">The number of models.</param>
    /// <param name="enums">The number of enums.</param>
    /// <param name="unions">The number of unions; four models of their own each.</param>
    /// <param name="operations">The number of operations, five to a resource.</param>
    /// <param name="seed">Chooses.</param>
    public static string Make(int models, int enums, int unions, int operations, int seed = 1)
    {
        var random = new Random(seed);
        var modelNames = Names(models, "");
        var enumNames = Names(enums, "_type");
        var text = new StringBuilder();
        text.Append("{\n  \"name\": \"commerce\",\n  \"namespace\": \"io.example.commerce.v0\",\n  \"description\": \"What a grown company calls its API.\",\n");
        Section(text, "enums", enumNames, name => Enum(text, name, random));
        text.Append(",\n");
        Section(text, "models", modelNames, name => Model(text, name, modelNames, enumNames, random));
        text.Append(",\n");
        Section(text, "unions", Names(unions, "_event"), name => Union(text, name, modelNames, unions));
        text.Append(",\n");
        var resources = Enumerable.Range(0, (operations + 4) / 5).Select(i => modelNames[models - 1 - i]).ToArray();
        var left = operations;
        Section(text, "resources", resources, name => left -= Resource(text, name, Math.Min(5, left), modelNames, random));
        return text.Append("\n}\n").ToString();
    }

    private static string[] Names(int count, string suffix) =>
    [
        .. Enumerable.Range(0, count).Select(i => string.Create(
            CultureInfo.InvariantCulture, $"{s_words[i % s_words.Length]}_{s_qualities[i / s_words.Length % s_qualities.Length]}{(i < 390 ? "" : $"_{i / 390}")}{suffix}")),
    ];

    private static void Section(StringBuilder text, string name, string[] items, Action<string> write)
    {
        text.Append("  \"").Append(name).Append("\": {");
        for (var i = 0; i < items.Length; i++)
        {
            text.Append(i == 0 ? "\n" : ",\n").Append("    \"").Append(items[i]).Append("\": {");
            write(items[i]);
            text.Append(" }");
        }

        text.Append("\n  }");
    }

    private static void Enum(StringBuilder text, string name, Random random)
    {
        text.Append(" \"values\": [");
        var count = random.Next(2, 9);
        for (var i = 0; i < count; i++)
            text.Append(i == 0 ? "" : ", ").Append("{ \"name\": \"").Append(s_qualities[(i + name.Length) % s_qualities.Length]).Append("\" }");

        text.Append(']');
    }

    private static void Model(StringBuilder text, string name, string[] models, string[] enums, Random random)
    {
        var own = Array.IndexOf(models, name);
        text.Append("\n      \"description\": \"What is known about ").Append(name.Replace('_', ' ')).Append(".\",\n      \"fields\": [\n        { \"name\": \"id\", \"type\": \"string\" }");
        var count = random.Next(3, 14);
        for (var i = 0; i < count; i++)
        {
            text.Append(",\n        { \"name\": \"").Append(s_words[(i + own) % s_words.Length]).Append('_').Append(s_qualities[(i * 7 + own) % s_qualities.Length]).Append("\", \"type\": \"");
            var (type, isText) = Type(random, models, enums, own);
            text.Append(type).Append('"');
            if (random.Next(100) < 35)
                text.Append(", \"required\": false");

            if (isText && random.Next(100) < 15)
                text.Append(", \"minimum\": 1, \"maximum\": 200");

            if (random.Next(100) < 30)
                text.Append(", \"description\": \"Set by whoever creates it, and never changed after that.\"");

            text.Append(" }");
        }

        text.Append("\n      ]");
    }

    // Only what stands before it, so that no model holds itself.
    private static (string Type, bool IsText) Type(Random random, string[] models, string[] enums, int own)
    {
        var kind = random.Next(100);
        var element = own == 0 || random.Next(3) == 0 ? "string" : models[random.Next(own)];
        return kind switch
        {
            < 12 when enums.Length > 0 => (enums[random.Next(enums.Length)], false),
            < 26 when own > 0 => (models[random.Next(own)], false),
            < 38 => ($"[{element}]", false),
            < 42 => ($"map[{element}]", false),
            _ when s_scalars[random.Next(s_scalars.Length)] is var scalar => (scalar, scalar == "string"),
            _ => ("string", true),
        };
    }

    private static void Union(StringBuilder text, string name, string[] models, int unions)
    {
        // Members are models that are in no other union.
        var ordinal = Array.IndexOf(Names(unions, "_event"), name);
        text.Append(" \"discriminator\": \"discriminator\", \"types\": [");
        for (var i = 0; i < 4; i++)
            text.Append(i == 0 ? "" : ", ").Append("{ \"type\": \"").Append(models[((ordinal * 4) + i) % models.Length]).Append("\" }");

        text.Append(']');
    }

    private static int Resource(StringBuilder text, string name, int operations, string[] models, Random random)
    {
        var form = models[random.Next(models.Length)];
        string[] all =
        [
            $$"""{ "method": "GET", "parameters": [{ "name": "id", "type": "[string]", "required": false }, { "name": "limit", "type": "long", "default": 25, "minimum": 1, "maximum": 100 }, { "name": "offset", "type": "long", "default": 0 }], "responses": { "200": { "type": "[{{name}}]" } } }""",
            $$"""{ "method": "GET", "path": "/:id", "responses": { "200": { "type": "{{name}}" }, "404": { "type": "unit" } } }""",
            $$"""{ "method": "POST", "body": { "type": "{{form}}" }, "responses": { "201": { "type": "{{name}}" } } }""",
            $$"""{ "method": "PUT", "path": "/:id", "body": { "type": "{{form}}" }, "responses": { "200": { "type": "{{name}}" }, "404": { "type": "unit" } } }""",
            $$"""{ "method": "DELETE", "path": "/:id", "responses": { "204": { "type": "unit" }, "404": { "type": "unit" } } }""",
        ];
        text.Append("\n      \"operations\": [\n        ").AppendJoin(",\n        ", all.Take(operations)).Append("\n      ]");
        return operations;
    }
}
