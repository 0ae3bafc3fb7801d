using Plumbline.Spec.Export.Documents;
using Plumbline.Spec.Findings;
using Plumbline.Spec.Importing.OpenApi;
using Plumbline.Spec.Json;
using Plumbline.Tests.Shared;
using JsonArray = System.Text.Json.Nodes.JsonArray;
using JsonObject = System.Text.Json.Nodes.JsonObject;
using Tree = System.Text.Json.Nodes.JsonNode;

namespace Plumbline.Tool.Tests.Importing;

/// <summary>Takes every value of a document away, one after the other: what changed neither the result nor the report was lost in silence.</summary>
public sealed class NothingIsLostTests
{
    // What stands beside these says the same: a type beside properties or an enum, a body that must be there, a tag with the path's name,
    // a constant beside the discriminator's mapping, null where the field may be absent, the version 0.
    public static TheoryData<string, string[]> Samples => new()
    {
        {
            "everything.json",
            [
                "/openapi",
                "/paths/~1items/get/parameters/1/schema/type", "/paths/~1items/get/parameters/2/schema/type", "/paths/~1items/get/responses/200/content/application~1json/schema/type",
                "/paths/~1items/post/tags", "/paths/~1items/post/tags/0", "/paths/~1items/post/requestBody/required", "/paths/~1items/post/requestBody/content/application~1x-www-form-urlencoded/schema/type",
                "/paths/~1items~1{id}/parameters/0/required", "/paths/~1items~1{id}/put/tags", "/paths/~1items~1{id}/put/tags/0", "/paths/~1items~1{id}/put/security/0",
                "/paths/~1items~1{id}/put/responses/200/description",
                "/components/schemas/State/type", "/components/schemas/State/enum/2", "/components/schemas/Animal/type", "/components/schemas/Cat/allOf/1/type", "/components/schemas/Square/type", "/components/schemas/Round/type",
            ]
        },
        {
            "shapes.json",
            [
                "/openapi", "/info/version",
                "/paths/~1drawings~1{id}~1shapes/post/parameters/0/required", "/paths/~1drawings~1{id}~1shapes/post/parameters/0/schema/format", "/paths/~1drawings~1{id}~1shapes/post/responses/201/description",
                "/components/schemas/Shape/discriminator/mapping/round", "/components/schemas/Circle/type", "/components/schemas/Circle/required/0", "/components/schemas/Circle/properties/kind/type",
                "/components/schemas/Circle/properties/kind/const", "/components/schemas/Square/type", "/components/schemas/Square/required", "/components/schemas/Square/required/0",
                "/components/schemas/Square/properties/kind/type", "/components/schemas/Square/properties/side/type/1",
            ]
        },
    };

    [Theory]
    [MemberData(nameof(Samples))]
    public void Every_value_of_a_description_is_carried_over_or_reported(string sample, string[] idle)
    {
        var text = File.ReadAllText(Repository.PathOf("tests/Plumbline.Tool.Tests/Importing/Samples/" + sample));
        var (document, notes) = Import(text);
        var silent = new List<string>();
        var pointers = Pointers(Tree.Parse(text)!, "").ToList();
        foreach (var pointer in pointers.Where(pointer => !notes.Any(note => IsAtOrAround(note.Pointer, pointer))))
        {
            var (without, reported) = Import(Without(text, pointer));
            if (without == document && reported.SequenceEqual(notes))
                silent.Add(pointer);
        }

        Assert.True(pointers.Count > 20);
        Assert.Equal(idle, silent);
    }

    private static (string Document, List<(string Pointer, string Message)> Notes) Import(string text)
    {
        var imported = OpenApiReader.Read(JsonReader.Read(text, new FindingBag(), CancellationToken.None), "io.example.everything.v1", CancellationToken.None);
        return (ApiJsonDocument.Write(imported.Service), [.. imported.Notes.Select(note => (note.Pointer, note.Message))]);
    }

    private static bool IsAtOrAround(string note, string pointer) => note.Length > 0 && (pointer == note || pointer.StartsWith(note + "/", StringComparison.Ordinal));

    // Every value, whole objects too: deleting an object must show, however it is made up.
    private static IEnumerable<string> Pointers(Tree? node, string pointer) => node switch
    {
        JsonObject members => members.SelectMany(member => Pointers(member.Value, $"{pointer}/{member.Key.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}").Prepend($"{pointer}/{member.Key.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}")),
        JsonArray items => items.SelectMany((item, index) => Pointers(item, $"{pointer}/{index}").Prepend($"{pointer}/{index}")),
        _ => [],
    };

    private static string Without(string text, string pointer)
    {
        var root = Tree.Parse(text)!;
        var parts = pointer.Split('/').Skip(1).Select(part => part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)).ToList();
        var at = parts.SkipLast(1).Aggregate(root, (node, part) => node is JsonArray array ? array[int.Parse(part, System.Globalization.CultureInfo.InvariantCulture)]! : node[part]!);
        if (at is JsonArray items)
            items.RemoveAt(int.Parse(parts[^1], System.Globalization.CultureInfo.InvariantCulture));
        else
            at.AsObject().Remove(parts[^1]);
        return root.ToJsonString();
    }
}
