using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Plumbline.Tests.Shared;

namespace Plumbline.OpenApi.Tests.Generators;

/// <summary>Generators that others wrote make clients of the sample's description, and the clients compile.</summary>
public sealed class ClientGeneratorTests
{
    private static readonly string[] s_packages = ["openapi-typescript@7.13.0", "typescript@5.9.3", "nswag@14.7.1"];
    private static readonly string[] s_strict = ["--noEmit", "--strict", "--target", "es2022", "--module", "es2022", "--moduleResolution", "bundler"];

    [Fact]
    public async Task Openapi_typescript_makes_types_that_say_what_the_document_says()
    {
        using var work = await Work.StartAsync();
        await work.RunAsync("node", $"{work.Tools}/node_modules/openapi-typescript/bin/cli.js", "user.json", "-o", "user.ts");
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Generators", "usage.ts"), Path.Combine(work.Folder, "usage.ts"));
        await work.RunAsync("node", [$"{work.Tools}/node_modules/typescript/bin/tsc", .. s_strict, "usage.ts"]);
    }

    [Fact]
    public async Task Nswag_makes_a_client_in_typescript_that_compiles()
    {
        using var work = await Work.StartAsync();
        await work.NswagAsync("openapi2tsclient", "/output:client.ts");
        await work.RunAsync("node", [$"{work.Tools}/node_modules/typescript/bin/tsc", .. s_strict, "client.ts"]);
        Assert.Contains("usersPatchById(", await work.ReadAsync("client.ts"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("user", "UsersPatchByIdAsync")]
    [InlineData("order", "OrdersPostAsync")]
    public async Task Nswag_makes_a_client_in_csharp_that_compiles(string document, string method)
    {
        using var work = await Work.StartAsync(document);
        await work.NswagAsync("openapi2csclient", "/output:Client.cs", "/namespace:Example", "/jsonLibrary:SystemTextJson");
        var code = await work.ReadAsync("Client.cs");
        Assert.Contains(method, code, StringComparison.Ordinal);

        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create("Client", [CSharpSyntaxTree.ParseText(code, cancellationToken: TestContext.Current.CancellationToken)], references, new(OutputKind.DynamicallyLinkedLibrary));
        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
    }

    /// <summary>A folder with a description, and the tools.</summary>
    private sealed class Work : IDisposable
    {
        private Work(string tools) => Tools = tools;

        public string Tools { get; }

        public string Folder { get; } = Directory.CreateTempSubdirectory("plumbline-openapi-").FullName;

        public static async Task<Work> StartAsync(string document = "user")
        {
            var work = new Work(await NodeTools.InstallAsync("generators", s_packages, TestContext.Current.CancellationToken));
            await File.WriteAllTextAsync(Path.Combine(work.Folder, "user.json"), Descriptions.OfExample(document), TestContext.Current.CancellationToken);
            return work;
        }

        public Task<string> ReadAsync(string file) => File.ReadAllTextAsync(Path.Combine(Folder, file), TestContext.Current.CancellationToken);

        public Task NswagAsync(string command, params string[] arguments) =>
            RunAsync("dotnet", [$"{Tools}/node_modules/nswag/bin/binaries/Net100/dotnet-nswag.dll", command, "/input:user.json", .. arguments]);

        public async Task RunAsync(string program, params string[] arguments)
        {
            var (code, output) = await NodeTools.RunAsync(Folder, program, arguments, TestContext.Current.CancellationToken);
            Assert.True(code == 0, output);
        }

        public void Dispose() => Directory.Delete(Folder, recursive: true);
    }
}
