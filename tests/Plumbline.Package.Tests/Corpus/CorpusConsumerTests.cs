using System.Text.RegularExpressions;
using Plumbline.Package.Tests.Harness;
using CorpusFiles = Plumbline.Tests.Shared.Corpus;

namespace Plumbline.Package.Tests.Corpus;

/// <summary>
/// Every real document builds in a strict project that uses the package, as a service and as a client, by <c>dotnet build</c>. One project
/// per role, restored once, is built once per document by a traversal project.
/// </summary>
public sealed partial class CorpusConsumerTests(PackedPlumbline package)
{
    // What a document itself gets wrong, by the findings that the build must report for it; see docs/contributing/testing.md.
    private static readonly Dictionary<string, string[]> s_wrong = new(StringComparer.Ordinal)
    {
        ["apicollective__apibuilder__examples__example-template.json"] = ["PLB1032", "PLB1041", "PLB1097"],
        ["apicollective__apibuilder-generator__postman-generator__src__test__resources__apibuilder__test-service-operation-deps.json"] = ["PLB1111"],
        ["apicollective__apibuilder-swagger-generator__test__resources__service__bryzek-swagger-petstore.json"] = ["PLB1102"],
        ["apicollective__ui__src__application__components__JsonDoc__test-jsondoc-spec.json"] = ["PLB1004"],
        ["flowcommerce__delta__spec__delta.json"] = ["PLB1027"],
        ["apicollective__apibuilder-generator__postman-generator__src__test__resources__apibuilder__test-service-1.json"] = ["PLB1041"],
    };

    [GeneratedRegex(@"^\s*(?:\d+>)?(?<file>[^\s(]*)\(\d+,\d+(?:,\d+,\d+)?\): (?<severity>error|warning) (?<id>\w+):", RegexOptions.Multiline)]
    private static partial Regex Report { get; }

    [Theory]
    [InlineData("service", "Microsoft.NET.Sdk.Web")]
    [InlineData("client", "Microsoft.NET.Sdk")]
    public async Task Every_real_document_builds_in_a_strict_project(string role, string sdk)
    {
        Assert.SkipWhen(CorpusFiles.Folder is null, "PLUMBLINE_CORPUS names no folder: no real document was built.");
        var folder = package.NewFolder("corpus-" + role);
        var documents = CorpusFiles.Documents.Concat(CorpusFiles.Valid).ToList();
        Write(folder, role, sdk, documents);

        var restore = await Command.RunAsync(folder.PathOf("consumer"), "dotnet", "restore", "-nologo");
        Assert.True(restore.ExitCode == 0, restore.Output);
        var build = await Command.RunAsync(folder.PathOf("."), "dotnet", "msbuild", "all.proj", "-nologo", "-maxcpucount:2", "-verbosity:quiet", "-consoleloggerparameters:NoSummary");

        var reports = Report.Matches(build.Output)
            .Select(m => (File: Path.GetFileName(m.Groups["file"].Value), Id: m.Groups["id"].Value, m.Value))
            .ToList();
        var unexpected = reports.Where(r => !s_wrong.TryGetValue(r.File, out var ids) || !ids.Contains(r.Id)).Select(r => r.Value).Distinct().ToList();
        Assert.True(unexpected.Count == 0, string.Join("\n", unexpected.Take(30)));
        foreach (var (file, ids) in s_wrong)
            Assert.All(ids, id => Assert.Contains(reports, r => r.File == file && r.Id == id));

        foreach (var (document, i) in documents.Select((document, i) => (Path.GetFileName(document), i)).Where(d => !s_wrong.ContainsKey(d.Item1)))
            Assert.True(File.Exists(folder.PathOf($"consumer/bin/{i}/consumer.dll")), $"{document} was not built:\n{build.Output}");
    }

    private static void Write(ConsumerFolder folder, string role, string sdk, List<string> documents)
    {
        folder.Write("consumer/consumer.csproj", $"""
            <Project Sdk="{sdk}">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>Library</OutputType>
                <RootNamespace>Consumer</RootNamespace>
                <GenerateRuntimeConfigurationFiles>false</GenerateRuntimeConfigurationFiles>
                <NoWarn>$(NoWarn);CA1014;CA1016;CA1020;CA1515;CA1852</NoWarn>
                <IntermediateOutputPath Condition="'$(Document)' != ''">obj/$(Document)/</IntermediateOutputPath>
                <OutputPath Condition="'$(Document)' != ''">bin/$(Document)/</OutputPath>
                <AppendTargetFrameworkToOutputPath>false</AppendTargetFrameworkToOutputPath>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Plumbline" Version="$(PlumblineVersion)" />
                <AdditionalFiles Include="../documents/$(Document)/*.json" PlumblineRole="{role}" />
              </ItemGroup>
              <Import Project="../documents/$(Document)/imports.props" Condition="'$(Document)' != ''" />
            </Project>
            """);

        var items = documents.Select((document, i) =>
        {
            var text = CorpusFiles.Read(document);
            folder.Write($"documents/{i}/{Path.GetFileName(document)}", text);
            var imports = CorpusFiles.ImportsOf(text).Select((import, n) =>
            {
                folder.Write($"documents/{i}/imports/{n}.json", import.Text);
                return $"""<AdditionalFiles Include="../documents/{i}/imports/{n}.json" PlumblineRole="import" PlumblineUri="{import.Uri}" PlumblineApiNamespace="{import.Namespace}" />""";
            });
            folder.Write($"documents/{i}/imports.props", $"<Project><ItemGroup>{string.Concat(imports)}</ItemGroup></Project>");
            return $"""<Build Include="consumer/consumer.csproj"><AdditionalProperties>Document={i}</AdditionalProperties></Build>""";
        });
        folder.Write("all.proj", $"""
            <Project>
              <ItemGroup>{string.Concat(items)}</ItemGroup>
              <Target Name="Build">
                <MSBuild Projects="@(Build)" Targets="Build" BuildInParallel="true" ContinueOnError="true" />
              </Target>
            </Project>
            """);
    }
}
