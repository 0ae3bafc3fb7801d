using Plumbline.Package.Tests.Harness;

namespace Plumbline.Package.Tests.Consumers;

/// <summary>A library that publishes a document's types, and a service that uses them from there.</summary>
public sealed class ContractTests(PackedPlumbline plumbline)
{
    private const string Common = """
        {
          "name": "common",
          "namespace": "io.example.common.v0",
          "models": { "money": { "fields": [{ "name": "amount", "type": "decimal" }, { "name": "currency", "type": "string" }] } }
        }
        """;

    private const string Shop = """
        {
          "name": "shop",
          "namespace": "io.example.shop.v0",
          "imports": [{ "uri": "https://example.io/example/common/latest/service.json" }],
          "models": { "article": { "fields": [{ "name": "id", "type": "string" }, { "name": "price", "type": "io.example.common.v0.models.money" }] } },
          "resources": { "article": { "operations": [{ "method": "GET", "path": "/:id", "responses": { "200": { "type": "article" } } }] } }
        }
        """;

    [Fact]
    public async Task A_service_uses_the_types_of_a_referenced_contract_and_emits_them_no_second_time()
    {
        var folder = plumbline.NewFolder(nameof(ContractTests))
            .Write("contract/common.json", Common)
            .Write("contract/contract.csproj", """
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <TargetFramework>net10.0</TargetFramework>
                  </PropertyGroup>
                  <ItemGroup>
                    <PackageReference Include="Plumbline" Version="$(PlumblineVersion)" />
                    <AdditionalFiles Include="common.json" PlumblineRole="contract" />
                  </ItemGroup>
                </Project>
                """)
            .Write("service/api.json", Shop)
            .Write("service/service.csproj", """
                <Project Sdk="Microsoft.NET.Sdk.Web">
                  <PropertyGroup>
                    <TargetFramework>net10.0</TargetFramework>
                    <EmitCompilerGeneratedFiles>true</EmitCompilerGeneratedFiles>
                  </PropertyGroup>
                  <ItemGroup>
                    <PackageReference Include="Plumbline" Version="$(PlumblineVersion)" />
                    <ProjectReference Include="../contract/contract.csproj" />
                    <AdditionalFiles Include="api.json" />
                  </ItemGroup>
                </Project>
                """)
            .Write("service/Program.cs", """
                using Io.Example.CommonV0;

                var builder = WebApplication.CreateBuilder(args);
                builder.Services.AddArticlesApi<ArticlesApi>();
                var app = builder.Build();
                app.MapApi();
                Console.WriteLine(typeof(Money).Assembly.GetName().Name);
                await app.RunAsync();

                internal sealed class ArticlesApi : IArticlesApi
                {
                    public Task<ArticlesGetByIdResult> GetByIdAsync(string id, CancellationToken cancellationToken) =>
                        Task.FromResult<ArticlesGetByIdResult>(new Article { Id = id, Price = new Money { Amount = 9.90m, Currency = "EUR" } });
                }
                """);
        await folder.BuildAsync("service");
        Assert.DoesNotContain(folder.EmittedFiles("service"), file => File.ReadAllText(file).Contains("record Money", StringComparison.Ordinal));

        await using var service = await RunningService.StartAsync(
            folder.PathOf("service"), "dotnet", folder.PathOf("service/bin/Debug/net10.0/service.dll"));
        var article = await service.Client.GetStringAsync(new Uri("/articles/a", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal("""{"id":"a","price":{"amount":9.90,"currency":"EUR"}}""", article);
        Assert.Contains("contract", service.Output, StringComparison.Ordinal);
    }
}
