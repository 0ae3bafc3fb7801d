namespace Plumbline.Analyzers.Tests.Harness;

/// <summary>A small document for most tests, and a class that serves it.</summary>
internal static class Shapes
{
    public const string Document = """
        {
          "name": "shop", "namespace": "io.example.shop.v0",
          "enums": { "color": { "values": [{ "name": "red" }, { "name": "green" }] } },
          "unions": { "shape": { "discriminator": "kind", "types": [{ "type": "circle" }, { "type": "square" }] } },
          "annotations": { "personal_data": { } },
          "models": {
            "circle": { "fields": [{ "name": "radius", "type": "integer" }] },
            "square": { "fields": [{ "name": "side", "type": "integer" }] },
            "item": { "fields": [
              { "name": "id", "type": "long" },
              { "name": "color", "type": "color", "required": false },
              { "name": "email", "type": "string", "annotations": ["personal_data"] } ] },
            "item_form": { "fields": [{ "name": "email", "type": "string" }] },
            "note": { "fields": [{ "name": "id", "type": "string" }] }
          },
          "resources": {
            "item": { "operations": [
              { "method": "GET", "parameters": [{ "name": "color", "type": "color", "required": false }], "responses": { "200": { "type": "[item]" } } },
              { "method": "GET", "path": "/:id", "responses": { "200": { "type": "item" }, "404": { "type": "unit" } } },
              { "method": "POST", "body": { "type": "item_form" }, "responses": { "201": { "type": "item" } } } ] },
            "note": { "operations": [{ "method": "GET", "path": "/:id", "responses": { "200": { "type": "note" } } }] }
          }
        }
        """;

    public const string Items = """
        sealed class ItemsApi : IItemsApi
        {
            public Task<ItemsGetResult> GetAsync(Color? color, CancellationToken cancellationToken) => throw new InvalidOperationException();
            public Task<ItemsGetByIdResult> GetByIdAsync(long id, CancellationToken cancellationToken) => throw new InvalidOperationException();
            public Task<ItemsPostResult> PostAsync(ItemForm itemForm, CancellationToken cancellationToken) => throw new InvalidOperationException();
        }
        """;

    public const string Notes = """
        sealed class NotesApi : INotesApi
        {
            public Task<NotesGetByIdResult> GetByIdAsync(string id, CancellationToken cancellationToken) => throw new InvalidOperationException();
        }
        """;

    public static TestProject Project() => new TestProject().WithDocument(Document);

    public static TestProject Application() => new TestProject { OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication }.WithDocument(Document);
}
