namespace Plumbline.Package.Tests.Consumers;

/// <summary>A small document, and projects around it, as a user would write them.</summary>
internal static class LibraryDocument
{
    internal const string Json = """
        {
          "name": "library",
          "namespace": "io.example.library.v0",
          "enums": { "genre": { "values": [{ "name": "novel" }, { "name": "poetry" }] } },
          "models": {
            "book": { "fields": [
              { "name": "id", "type": "long" },
              { "name": "title", "type": "string", "minimum": 1, "maximum": 100 },
              { "name": "genre", "type": "genre", "default": "novel" },
              { "name": "pages", "type": "integer", "required": false } ] }
          },
          "resources": {
            "book": { "operations": [
              { "method": "GET", "path": "/:id", "responses": { "200": { "type": "book" }, "404": { "type": "unit" } } },
              { "method": "PUT", "path": "/:id", "body": { "type": "book" }, "responses": { "200": { "type": "book" } } } ] }
          }
        }
        """;

    internal const string ServiceProject = """
        <Project Sdk="Microsoft.NET.Sdk.Web">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="Plumbline" Version="$(PlumblineVersion)" />
            <AdditionalFiles Include="api.json" />
          </ItemGroup>
        </Project>
        """;

    internal const string ServiceProgram = """
        using System.Collections.Concurrent;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddBooksApi<BooksApi>();
        var app = builder.Build();
        app.MapApi();
        await app.RunAsync();

        internal sealed class BooksApi : IBooksApi
        {
            private static readonly ConcurrentDictionary<long, Book> s_books = new();

            public Task<BooksGetByIdResult> GetByIdAsync(long id, CancellationToken cancellationToken) =>
                Task.FromResult<BooksGetByIdResult>(s_books.TryGetValue(id, out var book) ? book : TypedResults.NotFound());

            public Task<BooksPutByIdResult> PutByIdAsync(long id, Book book, CancellationToken cancellationToken)
            {
                s_books[id] = book;
                return Task.FromResult<BooksPutByIdResult>(book);
            }
        }
        """;

    internal const string ClientProject = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="Plumbline" Version="$(PlumblineVersion)" />
            <PackageReference Include="Microsoft.Extensions.DependencyInjection" Version="9.0.0" />
            <AdditionalFiles Include="../service/api.json" PlumblineRole="client" />
          </ItemGroup>
        </Project>
        """;

    internal const string ClientProgram = """
        using Io.Example.LibraryV0;
        using Microsoft.Extensions.DependencyInjection;

        var services = new ServiceCollection();
        services.AddLibraryClient(new Uri(args[0]));
        await using var provider = services.BuildServiceProvider();
        var client = provider.GetRequiredService<LibraryClient>();

        var book = await client.Books.PutByIdAsync(7, new Book { Id = 7, Title = "Emma", Genre = Genre.Novel });
        Console.WriteLine($"put {book.Title}");
        var again = await client.Books.GetByIdAsync(7);
        Console.WriteLine($"got {again == book}");
        """;
}
