using Plumbline.Package.Tests.Harness;

namespace Plumbline.Package.Tests.Consumers;

/// <summary>The OpenAPI description as a build output: <c>PlumblineOpenApiFile</c>.</summary>
public sealed class OpenApiFileTests(PackedPlumbline plumbline)
{
    private const string File = "<PlumblineOpenApiFile>out/openapi.json</PlumblineOpenApiFile>";

    [Fact]
    public async Task A_build_writes_what_the_service_serves_and_writes_again_only_what_changed()
    {
        var stop = TestContext.Current.CancellationToken;
        var folder = Folder("written", File).Write("service/api.json", LibraryDocument.Json);
        var file = folder.PathOf("service/out/openapi.json");
        await folder.BuildAsync("service");
        var written = await System.IO.File.ReadAllTextAsync(file, stop);
        await using (var service = await RunningService.StartAsync(folder.PathOf("service"), "dotnet", folder.PathOf("service/bin/Debug/net10.0/service.dll")))
            Assert.Equal(await service.Client.GetStringAsync(new Uri("/openapi.json", UriKind.Relative), stop) + "\n", written);

        // Neither a build without a change nor one that changes only code touches it.
        var old = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        System.IO.File.SetLastWriteTimeUtc(file, old);
        await folder.BuildAsync("service");
        folder.Write("service/Program.cs", LibraryDocument.ServiceProgram + "\n");
        await folder.BuildAsync("service");
        Assert.Equal(old, System.IO.File.GetLastWriteTimeUtc(file));

        // Whoever deletes it gets it back.
        System.IO.File.Delete(file);
        await folder.BuildAsync("service");
        Assert.Equal(written, await System.IO.File.ReadAllTextAsync(file, stop));

        folder.Write("service/api.json", LibraryDocument.Json.Replace("\"maximum\": 100", "\"maximum\": 123", StringComparison.Ordinal));
        await folder.BuildAsync("service");
        Assert.Contains("\"maxLength\": 123", await System.IO.File.ReadAllTextAsync(file, stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_documents_are_written_to_a_file_each_and_not_into_one()
    {
        var other = LibraryDocument.Json.Replace("library", "archive", StringComparison.Ordinal).Replace("book", "scroll", StringComparison.Ordinal).Replace("genre", "topic", StringComparison.Ordinal);
        var folder = Folder("several", File).Write("service/api.json", LibraryDocument.Json).Write("service/archive.api.json", other)
            .Write("service/Program.cs", "WebApplication.CreateBuilder(args).Build().Run();\n");
        folder.Write("service/service.csproj", (await System.IO.File.ReadAllTextAsync(folder.PathOf("service/service.csproj"), TestContext.Current.CancellationToken))
            .Replace("\"api.json\"", "\"api.json;archive.api.json\"", StringComparison.Ordinal));
        var refused = await folder.TryBuildAsync("service");
        Assert.NotEqual(0, refused.ExitCode);
        Assert.Contains("error PLB0005: PlumblineOpenApiFile names one file, and this project serves 2 documents", refused.Output, StringComparison.Ordinal);

        var named = await folder.TryBuildAsync("service", "-p:PlumblineOpenApiFile=out/{name}.json");
        Assert.True(named.ExitCode == 0, named.Output);
        Assert.Equal(
            ["Io.Example.ArchiveV0.Archive.json", "Io.Example.LibraryV0.Library.json"],
            Directory.GetFiles(folder.PathOf("service/out")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    private ConsumerFolder Folder(string name, string property) => plumbline.NewFolder($"{nameof(OpenApiFileTests)}-{name}")
        .Write("service/service.csproj", LibraryDocument.ServiceProject.Replace("</TargetFramework>", $"</TargetFramework>\n    {property}", StringComparison.Ordinal))
        .Write("service/Program.cs", LibraryDocument.ServiceProgram);
}
