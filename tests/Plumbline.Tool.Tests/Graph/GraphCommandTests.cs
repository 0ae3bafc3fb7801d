using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using Plumbline.Spec.Export.Graph;
using Plumbline.Tests.Shared;
using Plumbline.Tool.Hosting;
using Plumbline.Tool.Tests.Harness;

namespace Plumbline.Tool.Tests.Graph;

public sealed class GraphCommandTests
{
    [Fact]
    public async Task Shows_calls_streams_replicas_tables_and_imports_of_this_repositorys_documents()
    {
        using var test = new ToolTest();
        var result = await test.RunInAsync(Repository.Root, "graph", "specs", "--calls", "web=user,order", "--format", "json");
        Assert.Equal(ExitCodes.Success, result.Code);
        using var json = JsonDocument.Parse(result.Out);
        var edges = json.RootElement.GetProperty("edges").EnumerateArray().Select(e => $"{e.GetProperty("from")} {e.GetProperty("kind")} {e.GetProperty("to")}").ToList();
        Assert.Contains("service:web calls service:user", edges);
        Assert.Contains("service:user imports library:common", edges);
        Assert.Contains("stream:user.user_event publishes service:user", edges);
        Assert.Contains("service:order consumes stream:user.user_event", edges);
        Assert.Contains("service:user stores table:user.users", edges);
        Assert.Equal("[[\"service:order\",\"service:user\"],[\"service:web\"]]", json.RootElement.GetProperty("start_order").GetRawText().Replace(" ", "", StringComparison.Ordinal).ReplaceLineEndings(""));
    }

    [Fact]
    public async Task Tells_why_one_needs_another()
    {
        using var test = new ToolTest();
        var result = await test.RunInAsync(Repository.Root, "graph", "why", "web", "user", "specs", "--calls", "web=order");
        Assert.Equal((ExitCodes.Success, "web calls order: --calls\norder consumes user.user_event: keeps a replica of 'user'\nuser.user_event published by user: union 'user_event' has the attribute 'stream'\n"), (result.Code, result.Out));
        var none = await test.RunInAsync(Repository.Root, "graph", "why", "user", "order", "specs");
        Assert.Equal((ExitCodes.NotInOrder, "user does not need order\n"), (none.Code, none.Out));
        var unknown = await test.RunInAsync(Repository.Root, "graph", "why", "usr", "order", "specs");
        Assert.Equal((ExitCodes.NotDone, "plumbline: the graph has no 'usr'; did you mean 'user'?\n"), (unknown.Code, unknown.Error));
    }

    [Fact]
    public async Task Finds_circles()
    {
        using var test = Services("a", "b", "c", "d");
        var result = await test.RunAsync("graph", ".", "--calls", "a=b", "--calls", "b=c", "--calls", "c=a", "--calls", "d=a");
        Assert.Equal(ExitCodes.NotInOrder, result.Code);
        Assert.Contains("circle: a -> b -> c -> a wait for each other", result.Out, StringComparison.Ordinal);
        Assert.Contains("start order: a, b, c, d", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Measures_the_deepest_chain()
    {
        using var test = Services("a", "b", "c", "d");
        var result = await test.RunAsync("graph", ".", "--calls", "a=b,d", "--calls", "b=c", "--calls", "c=d");
        Assert.Equal(ExitCodes.NotInOrder, result.Code);
        Assert.Contains("depth: a -> b -> c -> d are 4 in a chain, at most 3 are wanted", result.Out, StringComparison.Ordinal);
        Assert.Contains("start order: d, then c, then b, then a", result.Out, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Success, (await test.RunAsync("graph", ".", "--calls", "a=b,d", "--calls", "b=c", "--calls", "c=d", "--max-depth", "4")).Code);
    }

    [Theory]
    [InlineData(100, 40, 50, ExitCodes.Success)]
    [InlineData(100, 60, 50, ExitCodes.NotInOrder)]
    public async Task Adds_up_the_latency_that_services_promise(int first, int second, int third, int code)
    {
        using var test = new ToolTest().With("a.api.json", Service("a", first)).With("b.api.json", Service("b", second)).With("c.api.json", Service("c", third));
        var result = await test.RunAsync("graph", ".", "--calls", "a=b", "--calls", "b=c");
        Assert.Equal(code, result.Code);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"latency: a promises {first} ms, those behind it promise {second + third} ms together"), result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Advises_to_merge_what_only_one_calls_and_what_always_changes_together()
    {
        using var test = Services("a", "b", "c");
        await Processes.RunAsync(test.Folder, "git", "init", "-q", "-b", "main");
        for (var i = 0; i < 6; i++)
        {
            test.With("a.api.json", Service("a", i + 1)).With("b.api.json", Service("b", i + 1));
            await Processes.RunAsync(test.Folder, "git", "add", "-A");
            await Processes.RunAsync(test.Folder, "git", "-c", "user.name=Ada", "-c", "user.email=ada@example.io", "commit", "-q", "-m", "change");
        }

        var result = await test.RunAsync("graph", ".", "--calls", "a=c");
        Assert.Contains("merge? only a calls c\n", result.Out, StringComparison.Ordinal);
        Assert.Contains("merge? a and b changed together in 6 of 6 commits\n", result.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("a and c changed", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Writes_names_of_a_hostile_document_as_names_only()
    {
        const string Name = "x\\\"]; click <script>alert(1)</script> --> end";
        using var test = new ToolTest().With("a.api.json", Service("a", 1)).With("evil.api.json", Service(Name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal), 1));
        var html = await test.SucceedAsync("graph", ".", "--format", "html");
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        var pictures = Regex.Matches(html, "<svg.*?</svg>", RegexOptions.Singleline);
        Assert.Equal(2, pictures.Count);
        Assert.All(pictures, picture => new XmlDocument().LoadXml(picture.Value));

        var mermaid = await test.SucceedAsync("graph", ".", "--format", "mermaid");
        Assert.DoesNotContain("<", mermaid, StringComparison.Ordinal);
        Assert.DoesNotContain("\"]; click", mermaid, StringComparison.Ordinal);
        var dot = await test.SucceedAsync("graph", ".", "--format", "dot");
        Assert.Contains("label=\"x\\\\\\\"]; click", dot, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reads_who_calls_whom_from_a_project()
    {
        using var test = Services("a", "b")
            .With("Shop.csproj", """
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup><TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType></PropertyGroup>
                  <ItemGroup>
                    <AdditionalFiles Include="a.api.json" PlumblineRole="service" />
                    <AdditionalFiles Include="b.api.json" PlumblineRole="client" />
                  </ItemGroup>
                </Project>
                """);
        var result = await test.RunAsync("graph", "why", "a", "b", ".", "--project", "Shop.csproj");
        Assert.Equal((0, "a calls b: project Shop has the document as a client\n"), (result.Code, result.Out));

        // The program, and who may call which operation.
        using var json = JsonDocument.Parse((await test.RunAsync("graph", ".", "--project", ".", "--operations", "--format", "json")).Out);
        Assert.Equal(
            ["deployable:Shop runs service:a", "service:a calls service:b", "service:a offers operation:a GET /items", "service:a uses operation:b GET /items", "service:b offers operation:b GET /items"],
            json.RootElement.GetProperty("edges").EnumerateArray().Select(e => $"{e.GetProperty("from")} {e.GetProperty("kind")} {e.GetProperty("to")}").Order(StringComparer.Ordinal));
        var text = await test.SucceedAsync("graph", ".", "--project", "Shop.csproj");
        Assert.StartsWith("deployable Shop\n└─ runs a\n   └─ calls b\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("operation", text, StringComparison.Ordinal);
        Assert.Contains("shape=box3d, label=\"Shop\"", await test.SucceedAsync("graph", ".", "--project", "Shop.csproj", "--format", "dot"), StringComparison.Ordinal);
        Assert.Contains("[[\"Shop\"]]", await test.SucceedAsync("graph", ".", "--project", "Shop.csproj", "--format", "mermaid"), StringComparison.Ordinal);
        var page = await test.SucceedAsync("graph", ".", "--project", "Shop.csproj", "--format", "html");
        Assert.Contains("<rect class=\"deployable\"", page, StringComparison.Ordinal);

        // Whatever a box is has a colour: a browser fills what has none with black.
        Assert.All(Enum.GetNames<GraphNodeKind>(), kind => Assert.Contains($".{kind.ToLowerInvariant()} {{ fill: #", page, StringComparison.Ordinal));
    }

    private static ToolTest Services(params string[] names)
    {
        var test = new ToolTest();
        foreach (var name in names)
            test.With(name + ".api.json", Service(name, null));
        return test;
    }

    private static string Service(string name, int? budget)
    {
        var attributes = budget is { } p99 ? string.Create(CultureInfo.InvariantCulture, $$""", "attributes": [{ "name": "latency_budget", "value": { "p99_milliseconds": {{p99}} } }]""") : "";
        return $$"""{ "name": "{{name}}", "models": { "item": { "fields": [] } }, "resources": { "item": { "operations": [{ "method": "GET"{{attributes}} }] } } }""";
    }
}
