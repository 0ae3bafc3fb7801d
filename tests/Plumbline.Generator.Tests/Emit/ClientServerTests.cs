using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.Extensions.DependencyInjection;
using Plumbline.Generator.Tests.Harness;

namespace Plumbline.Generator.Tests.Emit;

/// <summary>One document, emitted as a service and as a client: what one sends, the other understands.</summary>
public sealed class ClientServerTests
{
    private static readonly TestOptions s_options = new(("RootNamespace", "Project"));

    [Fact]
    public async Task What_the_client_sends_the_service_understands()
    {
        var service = ClientServerSources.Service();
        var client = ClientServerSources.Client();
        using var serving = Load(References.Web, "service", service);
        using var calling = Load(References.Console, "client", client);
        var start = serving.Assembly.GetType("Shop")!.GetMethod("StartAsync")!;
        await using var server = await (Task<WebApplication>)start.Invoke(null, null)!;
        var address = new Uri(server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

        Assert.Equal(
            """
            get a/b%2F..ä? main
            get a%2fb main
            get + & = # main
            missing: 404
            list red x,y&z 2026-01-02 25 main
            list - - - 3 other
            post 201 /items/new%2F1 dark-blue 1.50
            post 422 too_dear,very
            paint 7 dark-blue
            rate 5 - 0.10
            rate 4 "fine" 0.25
            head
            delete 204
            """.ReplaceLineEndings("\n"),
            await ClientProgram.RunAsync(calling.Assembly, "RunAsync", address));
    }

    private static LoadedAssembly Load(IEnumerable<Microsoft.CodeAnalysis.MetadataReference> references, string role, string user)
    {
        var run = GeneratorRun.Unchecked(references, s_options, TestDocument.WithRole("/project/shop.json", role, ClientServerSources.Document));
        var parse = (CSharpParseOptions)run.Output.SyntaxTrees.First().Options;
        var complete = run.Output.AddSyntaxTrees(CSharpSyntaxTree.ParseText(user, parse, cancellationToken: TestContext.Current.CancellationToken));
        run.AssertCompiles();
        return LoadedAssembly.Of(complete);
    }
}
