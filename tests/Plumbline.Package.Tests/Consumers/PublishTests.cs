using System.Net;
using System.Net.Http.Headers;
using System.Runtime.InteropServices;
using Plumbline.Package.Tests.Harness;

namespace Plumbline.Package.Tests.Consumers;

/// <summary>Programs of this repository, taken out of it, built from the package instead, and published for production.</summary>
public sealed class PublishTests(PackedPlumbline plumbline)
{
    private const string InRepo = """<Import Project="../../build/Plumbline.InRepo.targets" />""";
    // Why recommended: these programs are written by the rules of this repository, not by all that exist.
    private const string Packaged = """
        <PropertyGroup><AnalysisLevel>latest-recommended</AnalysisLevel></PropertyGroup>
        <ItemGroup><PackageReference Include="Plumbline" Version="$(PlumblineVersion)" /></ItemGroup>
        """;

    private static readonly string[] s_packages = ["Plumbline.Pages", "Plumbline.Sqlite", "Plumbline.PostgreSql", "Plumbline.RabbitMQ"];

    private static string Runtime => RuntimeInformation.RuntimeIdentifier;

    [Fact]
    public async Task The_sample_publishes_trimmed_without_a_warning_and_answers_and_describes_itself()
    {
        foreach (var name in s_packages)
            await plumbline.PackAsync($"src/{name}/{name}.csproj");

        var folder = Copy("sample-service/Users", "trimmed/sample-service/Users");
        foreach (var spec in Directory.GetFiles(Repository.PathOf("specs"), "*.json"))
            folder.Write(Path.Combine("specs", Path.GetFileName(spec)), await File.ReadAllTextAsync(spec, TestContext.Current.CancellationToken));
        // With ASP.NET Core's own OpenAPI, which has no reflection to look at types with.
        Edit(folder, "sample-service/Users/Users.csproj", "</Project>", $"""<ItemGroup><PackageReference Include="Microsoft.AspNetCore.OpenApi" Version="{Repository.VersionOf("Microsoft.AspNetCore.OpenApi")}" /></ItemGroup></Project>""");
        Edit(folder, "sample-service/Users/UsersService.cs", "builder.AddPlumbline();", "builder.AddPlumbline();\n        builder.Services.AddOpenApi();");
        Edit(folder, "sample-service/Users/UsersService.cs", "app.MapApi();", "app.MapApi();\n        app.MapOpenApi();");
        await folder.PublishAsync("sample-service/Users", "-c", "Release", "-r", Runtime, "--self-contained", "-o", folder.PathOf("out"));

        await using var service = await RunningService.StartAsync(folder.PathOf("out"), folder.PathOf("out/Users"));
        using var created = await Send(service.Client, HttpMethod.Post, "/users", """{ "email": "ada@example.io" }""");
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        using var again = await Send(service.Client, HttpMethod.Post, "/users", """{ "email": "ada@example.io" }""");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
        using var health = await Send(service.Client, HttpMethod.Get, "/_internal_/healthcheck");
        Assert.Equal("""{"status":"healthy"}""", await health.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        using var page = await Send(service.Client, HttpMethod.Get, "/_internal_/docs");
        Assert.Equal((HttpStatusCode.OK, "text/html"), (page.StatusCode, page.Content.Headers.ContentType?.MediaType));

        var own = await service.Client.GetStringAsync(new Uri("/openapi.json", UriKind.Relative), TestContext.Current.CancellationToken);
        using var framework = await Send(service.Client, HttpMethod.Get, "/openapi/v1.json");
        var text = await framework.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(framework.StatusCode == HttpStatusCode.OK, $"{text}\n{service.Output}");
        Assert.Equal(DescribedOperation.All(own), DescribedOperation.All(text));

        // What others say of it: last, because a machine without npm skips from here.
        folder.Write("out/openapi.v1.json", text);
        await PublicValidators.FindNoErrorAsync(folder.PathOf("out/openapi.v1.json"));
    }

    [Fact]
    public async Task A_native_program_answers_its_routes()
    {
        const string Id = "6f1f4a0e-2f6e-4b8f-9a51-0c7d6c1f5b11";
        const string Drawing = $$"""
            {"id":"{{Id}}","color":"blue","shapes":[{"kind":"circle","radius":1.50},{"kind":"square","side":2}],"labels":{"a":"b"},"day":"2026-01-31","at":"2026-01-31T10:00:00+01:00"}
            """;
        var folder = Copy("tests/Plumbline.Aot.Smoke", "native/tests/Plumbline.Aot.Smoke");
        await folder.PublishAsync("tests/Plumbline.Aot.Smoke", "-c", "Release", "-r", Runtime, "-o", folder.PathOf("out"));

        await using var service = await RunningService.StartAsync(folder.PathOf("out"), folder.PathOf("out/Plumbline.Aot.Smoke"));
        await Expect(service, HttpMethod.Get, $"/drawings/{Id}", null, HttpStatusCode.NotFound, null);
        await Expect(service, HttpMethod.Put, $"/drawings/{Id}", Drawing, HttpStatusCode.OK, Drawing);
        await Expect(service, HttpMethod.Get, $"/drawings/{Id}", null, HttpStatusCode.OK, Drawing);
        await Expect(service, HttpMethod.Get, "/drawings?color=blue&color=red", null, HttpStatusCode.OK, $"[{Drawing}]");
        await Expect(service, HttpMethod.Get, "/drawings?color=red", null, HttpStatusCode.OK, "[]");
        await Expect(service, HttpMethod.Get, "/drawings?limit=11", null, HttpStatusCode.UnprocessableEntity, null);
        await Expect(service, HttpMethod.Get, "/drawings/no-uuid", null, HttpStatusCode.BadRequest, null);
        await Expect(service, HttpMethod.Patch, $"/drawings/{Id}", """{ "title": "T" }""", HttpStatusCode.OK, Drawing[..^1] + ",\"title\":\"T\"}");
        await Expect(service, HttpMethod.Put, $"/drawings/{Id}", """{ "shapes": [{ "kind": "circle", "radius": -1 }] }""", HttpStatusCode.UnprocessableEntity, null);
        await Expect(service, HttpMethod.Delete, $"/drawings/{Id}", null, HttpStatusCode.NoContent, "");
        await Expect(service, HttpMethod.Get, "/_internal_/healthcheck", null, HttpStatusCode.OK, null);
    }

    private static void Edit(ConsumerFolder folder, string file, string old, string with)
    {
        var text = File.ReadAllText(folder.PathOf(file));
        Assert.Contains(old, text, StringComparison.Ordinal);
        folder.Write(file, text.Replace(old, with, StringComparison.Ordinal));
    }

    private ConsumerFolder Copy(string source, string target)
    {
        var folder = plumbline.NewFolder(target.Split('/')[0]);
        foreach (var file in Directory.GetFiles(Repository.PathOf(source)).Where(file => Path.GetFileName(file) != "Directory.Build.props"))
        {
            var text = File.ReadAllText(file);
            if (file.EndsWith(".csproj", StringComparison.Ordinal))
            {
                Assert.Contains(InRepo, text, StringComparison.Ordinal);
                text = text.Replace(InRepo, Packaged, StringComparison.Ordinal);
                foreach (var name in s_packages)
                    text = text.Replace($"<ProjectReference Include=\"../../src/{name}/{name}.csproj\" />", $"<PackageReference Include=\"{name}\" Version=\"$(PlumblineVersion)\" />", StringComparison.Ordinal);
            }

            folder.Write(Path.Combine(target[(target.IndexOf('/', StringComparison.Ordinal) + 1)..], Path.GetFileName(file)), text);
        }

        return folder;
    }

    private static async Task Expect(RunningService service, HttpMethod method, string path, string? body, HttpStatusCode status, string? answer)
    {
        using var response = await Send(service.Client, method, path, body);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(status == response.StatusCode, $"{method} {path}: {(int)response.StatusCode} {text}\n{service.Output}");
        if (answer is not null)
            Assert.Equal(answer, text);
    }

    private static async Task<HttpResponseMessage> Send(HttpClient http, HttpMethod method, string path, string? body = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        if (body is not null)
            request.Content = new StringContent(body, new MediaTypeHeaderValue("application/json"));
        return await http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
