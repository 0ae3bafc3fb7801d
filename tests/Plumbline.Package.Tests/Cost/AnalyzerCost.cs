using System.Diagnostics;
using System.Globalization;
using Plumbline.Package.Tests.Harness;
using CorpusFiles = Plumbline.Tests.Shared.Corpus;

namespace Plumbline.Package.Tests.Cost;

/// <summary>
/// What the analyzers add to a build: <c>dotnet build</c> of a project that uses the package, with its assembly of analyzers and without it, by
/// turns, with a warm compiler server. It judges nothing, so it runs when asked for: --explicit only --filter-class '*AnalyzerCost'. The number
/// of pairs is in PLUMBLINE_COST_PAIRS.
/// </summary>
public sealed class AnalyzerCost(PackedPlumbline plumbline, ITestOutputHelper output)
{
    private const int Files = 1000;

    private static readonly int s_pairs = int.TryParse(Environment.GetEnvironmentVariable("PLUMBLINE_COST_PAIRS"), CultureInfo.InvariantCulture, out var pairs) ? pairs : 12;

    [Theory(Explicit = true)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Measures_a_project_of_a_thousand_files(bool withCompanyRules)
    {
        var folder = Project($"files-{withCompanyRules}", withCompanyRules, "<AdditionalFiles Include=\"user.json\" /><AdditionalFiles Include=\"common.json;error.json\" PlumblineRole=\"import\" />")
            .CopySpecs("user.json", "common.json", "error.json");
        MadeCode.Write(folder, Files);
        await CompareAsync($"{Files} files of ordinary code, user.json", withCompanyRules, folder);
    }

    [Theory(Explicit = true)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Measures_the_largest_real_document(bool withCompanyRules)
    {
        Assert.SkipWhen(CorpusFiles.Folder is null, "PLUMBLINE_CORPUS names no folder: no real document was compiled.");
        var largest = CorpusFiles.Documents.Select(CorpusFiles.Read).MaxBy(text => text.Length)!;
        var imports = CorpusFiles.ImportsOf(largest);
        var items = imports.Select((import, i) => $"<AdditionalFiles Include=\"imports/{i}.json\" PlumblineRole=\"import\" PlumblineUri=\"{import.Uri}\" PlumblineApiNamespace=\"{import.Namespace}\" />");
        var folder = Project($"largest-{withCompanyRules}", withCompanyRules, "<AdditionalFiles Include=\"api.json\" />" + string.Concat(items)).Write("api.json", largest);
        for (var i = 0; i < imports.Count; i++)
            folder.Write($"imports/{i}.json", imports[i].Text);

        await CompareAsync($"largest real document ({largest.Length / 1024} KB), no code", withCompanyRules, folder);
    }

    private ConsumerFolder Project(string name, bool withCompanyRules, string documents)
    {
        // As projects are by default, but for what lets a build with findings succeed.
        var folder = plumbline.NewFolder("cost-" + name)
            .Write("Cost.csproj", $"""
                <Project Sdk="Microsoft.NET.Sdk.Web">
                  <PropertyGroup>
                    <TargetFramework>net10.0</TargetFramework>
                    <RootNamespace>Users</RootNamespace>
                    <TreatWarningsAsErrors>false</TreatWarningsAsErrors>
                    <AnalysisLevel>latest</AnalysisLevel>
                    <EnforceCodeStyleInBuild>false</EnforceCodeStyleInBuild>
                  </PropertyGroup>
                  <ItemGroup>
                    <PackageReference Include="Plumbline" Version="$(PlumblineVersion)" />
                    {documents}
                  </ItemGroup>
                  <Target Name="TakeAnalyzersAway" BeforeTargets="CoreCompile" Condition="'$(WithoutAnalyzers)' == 'true'">
                    <ItemGroup>
                      <Analyzer Remove="@(Analyzer)" Condition="'%(Filename)' == 'Plumbline.Analyzers'" />
                    </ItemGroup>
                  </Target>
                </Project>
                """)
            .Write("Program.cs", "WebApplication.CreateBuilder(args).Build().Run();\n");

        // All of them, as `strict` has them, but none an error.
        return withCompanyRules
            ? folder.Write(".globalconfig", "is_global = true\n" + string.Concat(Directory.GetFiles(Repository.RulePages, "PLB4*.md").Select(page => $"dotnet_diagnostic.{Path.GetFileNameWithoutExtension(page)}.severity = warning\n")))
            : folder;
    }

    private async Task CompareAsync(string title, bool withCompanyRules, ConsumerFolder folder)
    {
        await using var server = new CompilerServer();
        var restore = await Command.RunAsync(folder.PathOf("."), "dotnet", "restore", "-nologo");
        Assert.True(restore.ExitCode == 0, restore.Output);

        var with = new List<(double Elapsed, double Processor)>();
        var without = new List<(double Elapsed, double Processor)>();
        for (var pair = -1; pair < s_pairs; pair++)
        {
            // Who goes first changes, so that neither always meets what the other leaves behind; the first pair is for the server to warm up.
            foreach (var isWithout in pair % 2 == 0 ? (bool[])[false, true] : [true, false])
            {
                var build = await BuildAsync(server, folder, isWithout);
                if (pair >= 0)
                    (isWithout ? without : with).Add(build);
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {title} | {(withCompanyRules ? "all" : "none")} | {s_pairs} | {Median(without.Select(b => b.Elapsed)) / 1000:0.00} s | {More(with, without, b => b.Elapsed):+0.0 %;-0.0 %} | {More(with, without, b => b.Processor):+0.0 %;-0.0 %} |"));
    }

    private static async Task<(double Elapsed, double Processor)> BuildAsync(CompilerServer server, ConsumerFolder folder, bool isWithout)
    {
        var before = server.Milliseconds();
        var watch = Stopwatch.StartNew();
        var build = await Command.RunAsync(
            folder.PathOf("."), "dotnet", ["build", "--no-restore", "-t:Rebuild", "-v:q", "-nologo", "-clp:ErrorsOnly", $"-p:WithoutAnalyzers={isWithout}", .. server.Arguments]);
        var elapsed = watch.Elapsed.TotalMilliseconds;
        Assert.True(build.ExitCode == 0, build.Output);
        return (elapsed, server.Milliseconds() - before);
    }

    // Of each pair how much more, and of those the middle one: what else the machine does meets both of a pair.
    private static double More(List<(double Elapsed, double Processor)> with, List<(double Elapsed, double Processor)> without, Func<(double Elapsed, double Processor), double> value) =>
        Median(with.Zip(without, (ours, theirs) => (value(ours) - value(theirs)) / Math.Max(1, value(theirs))));

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
