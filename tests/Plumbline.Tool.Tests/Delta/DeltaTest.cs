using Plumbline.Tool.Tests.Harness;

namespace Plumbline.Tool.Tests.Delta;

/// <summary>
/// A repository of a small company. Shop serves shop.json, which borrows money from common.json and ignores the rest of it; Mail calls
/// Shop; Web uses neither document but shares a library with Shop. Nothing of it is ever built.
/// </summary>
internal sealed class DeltaTest : IDisposable
{
    public const string Shop = """
        {
          "name": "shop",
          "namespace": "io.example.shop.v1",
          "imports": [{ "uri": "https://example.io/company/common/latest/service.json" }],
          "enums": { "state": { "values": [{ "name": "open" }] } },
          "unions": { "shop_event": { "discriminator": "discriminator", "types": [{ "type": "item_upserted" }, { "type": "item_deleted" }] } },
          "models": {
            "item": {
              "description": "What is sold.",
              "fields": [
                { "name": "id", "type": "string" },
                { "name": "state", "type": "state" },
                { "name": "price", "type": "io.example.common.v1.models.money" }
              ]
            },
            "item_upserted": { "fields": [{ "name": "id", "type": "string" }] },
            "item_deleted": { "fields": [{ "name": "id", "type": "string" }] },
            "audit": { "fields": [{ "name": "note", "type": "string" }] }
          },
          "resources": {
            "item": {
              "operations": [
                { "method": "GET", "path": "/:id", "responses": { "200": { "type": "item" } } },
                { "method": "DELETE", "path": "/:id" }
              ]
            }
          }
        }

        """;

    public const string Common = """
        {
          "name": "common",
          "namespace": "io.example.common.v1",
          "models": {
            "money": { "fields": [{ "name": "amount", "type": "decimal" }] },
            "address": { "fields": [{ "name": "street", "type": "string" }] }
          }
        }

        """;

    private const string Program = "return 0;\n";

    private DeltaTest()
    {
    }

    public ToolTest Tool { get; } = new();

    /// <summary>The repository after its first commit, tagged v1.4.2.</summary>
    public static async Task<DeltaTest> CreateAsync()
    {
        var test = new DeltaTest();
        test.Tool
            .With("Directory.Build.props", "<Project><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>\n")
            .With("Directory.Packages.props", "<Project><ItemGroup><PackageVersion Include=\"A\" Version=\"1.0.0\" /></ItemGroup></Project>\n")
            .With("README.md", "# Company\n").With("specs/shop.json", Shop).With("specs/common.json", Common)
            .With("src/Shop/Shop.csproj", Project("Exe", "<ProjectReference Include=\"../Lib/Lib.csproj\" />"
                + "<AdditionalFiles Include=\"../../specs/shop.json\" PlumblineRole=\"service\" /><AdditionalFiles Include=\"../../specs/common.json\" PlumblineRole=\"import\" />"))
            .With("src/Shop/Program.cs", Program).With("src/Shop/appsettings.json", "{}\n")
            .With("src/Mail/Mail.csproj", Project("Exe",
                "<AdditionalFiles Include=\"../../specs/shop.json\" PlumblineRole=\"client\" /><AdditionalFiles Include=\"../../specs/common.json\" PlumblineRole=\"import\" />"))
            .With("src/Mail/Program.cs", Program)
            .With("src/Web/Web.csproj", Project("Exe", "<ProjectReference Include=\"../Lib/Lib.csproj\" />")).With("src/Web/Program.cs", Program)
            .With("src/Lib/Lib.csproj", Project("Library", "")).With("src/Lib/Clock.cs", "class Clock;\n")
            .With("tests/Shop.Tests/Shop.Tests.csproj", Project("Exe", "<ProjectReference Include=\"../../src/Shop/Shop.csproj\" />")).With("tests/Shop.Tests/ShopTests.cs", "class ShopTests;\n");
        await test.GitAsync("init", "-q", "-b", "main");
        await test.CommitAsync("first");
        await test.GitAsync("tag", "v1.4.2");
        return test;
    }

    public static string Project(string outputType, string items) =>
        $"<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><OutputType>{outputType}</OutputType></PropertyGroup><ItemGroup>{items}</ItemGroup></Project>\n";

    public void Edit(string path, string from, string to)
    {
        var text = Tool.Read(path);
        Assert.Contains(from, text, StringComparison.Ordinal);
        Tool.With(path, text.Replace(from, to, StringComparison.Ordinal));
    }

    public Task<string> GitAsync(params string[] args) => Processes.RunAsync(
        Tool.Folder, "git", ["-c", "user.name=Ada", "-c", "user.email=ada@example.io", "-c", "commit.gpgsign=false", .. args]);

    public async Task CommitAsync(string message)
    {
        await GitAsync("add", "-A");
        await GitAsync("commit", "-q", "--allow-empty", "-m", message);
    }

    public void Dispose() => Tool.Dispose();
}
