namespace Plumbline.Analyzers.Tests.Harness;

/// <summary>A small document for most tests, and a class that serves it.</summary>
internal static class Shapes
{
    /// <summary>The document that the pages of the drift rules tell about.</summary>
    public static string Document { get; } = Examples.Read("shop.json");

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
