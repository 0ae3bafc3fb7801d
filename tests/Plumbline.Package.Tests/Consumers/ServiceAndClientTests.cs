using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Plumbline.Package.Tests.Harness;

namespace Plumbline.Package.Tests.Consumers;

/// <summary>A fresh web project and a fresh console project, built strictly from nothing but the package and one document.</summary>
public sealed class ServiceAndClientTests(PackedPlumbline plumbline)
{
    [Fact]
    public async Task A_web_project_serves_its_document_and_a_console_project_calls_it()
    {
        var folder = plumbline.NewFolder(nameof(ServiceAndClientTests))
            .Write("service/service.csproj", LibraryDocument.ServiceProject)
            .Write("service/api.json", LibraryDocument.Json)
            .Write("service/Program.cs", LibraryDocument.ServiceProgram)
            .Write("client/client.csproj", LibraryDocument.ClientProject)
            .Write("client/Program.cs", LibraryDocument.ClientProgram);
        await folder.BuildAsync("service");
        await folder.BuildAsync("client");

        await using var service = await RunningService.StartAsync(
            folder.PathOf("service"), "dotnet", folder.PathOf("service/bin/Debug/net10.0/service.dll"));
        await AnswersAsDocumented(service.Client);

        var client = await Command.RunAsync(
            folder.PathOf("client"), "dotnet", folder.PathOf("client/bin/Debug/net10.0/client.dll"), service.Client.BaseAddress!.ToString());
        Assert.True(client.ExitCode == 0, client.Output);
        Assert.Contains("put Emma", client.Output, StringComparison.Ordinal);
        Assert.Contains("got True", client.Output, StringComparison.Ordinal);

        Assert.Equal(["Microsoft.NETCore.App"], Frameworks(folder.PathOf("client/bin/Debug/net10.0/client.runtimeconfig.json")));
        Assert.False(File.Exists(folder.PathOf("client/bin/Debug/net10.0/Plumbline.AspNetCore.dll")));
        Assert.True(File.Exists(folder.PathOf("service/bin/Debug/net10.0/Plumbline.AspNetCore.dll")));
        var dependencies = await File.ReadAllTextAsync(folder.PathOf("service/bin/Debug/net10.0/service.deps.json"), TestContext.Current.CancellationToken);
        Assert.Contains("Plumbline.AspNetCore.dll", dependencies, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Both_build_for_net9_too()
    {
        var folder = plumbline.NewFolder(nameof(Both_build_for_net9_too))
            .Write("service/service.csproj", LibraryDocument.ServiceProject.Replace("net10.0", "net9.0", StringComparison.Ordinal))
            .Write("service/api.json", LibraryDocument.Json)
            .Write("service/Program.cs", LibraryDocument.ServiceProgram)
            .Write("client/client.csproj", LibraryDocument.ClientProject.Replace("net10.0", "net9.0", StringComparison.Ordinal))
            .Write("client/Program.cs", LibraryDocument.ClientProgram);
        await folder.BuildAsync("service");
        await folder.BuildAsync("client");
    }

    private static async Task AnswersAsDocumented(HttpClient http)
    {
        var stop = TestContext.Current.CancellationToken;
        using var missing = await http.GetAsync(new Uri("/books/1", UriKind.Relative), stop);
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);

        using var put = await http.PutAsync(new Uri("/books/1", UriKind.Relative), Json("""{ "id": 1, "title": "Emma" }"""), stop);
        Assert.Equal(HttpStatusCode.OK, put.StatusCode);
        Assert.Equal("""{"id":1,"title":"Emma","genre":"novel"}""", await put.Content.ReadAsStringAsync(stop));

        using var invalid = await http.PutAsync(new Uri("/books/1", UriKind.Relative), Json("""{ "title": "", "pages": "x" }"""), stop);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, invalid.StatusCode);
        var problem = await invalid.Content.ReadAsStringAsync(stop);
        Assert.All(["/id", "/title", "/pages"], pointer => Assert.Contains(pointer, problem, StringComparison.Ordinal));

        using var health = await http.GetAsync(new Uri("/_internal_/healthcheck", UriKind.Relative), stop);
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
    }

    private static StringContent Json(string text) => new(text, new MediaTypeHeaderValue("application/json"));

    private static IEnumerable<string?> Frameworks(string runtimeConfig)
    {
        var options = JsonDocument.Parse(File.ReadAllText(runtimeConfig)).RootElement.GetProperty("runtimeOptions");
        return options.TryGetProperty("framework", out var framework)
            ? [framework.GetProperty("name").GetString()]
            : options.GetProperty("frameworks").EnumerateArray().Select(item => item.GetProperty("name").GetString());
    }
}
