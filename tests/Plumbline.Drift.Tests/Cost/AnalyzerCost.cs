using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using Plumbline.Drift.Tests.Building;
using CorpusFiles = Plumbline.Tests.Shared.Corpus;

namespace Plumbline.Drift.Tests.Cost;

/// <summary>
/// What analyzers add to a build, in processor time of everything that <c>dotnet build</c> starts (the compiler in a process of its own).
/// It takes minutes and judges nothing, so it runs when asked for: --explicit only --filter-class '*AnalyzerCost'.
/// </summary>
public sealed class AnalyzerCost(ITestOutputHelper output)
{
    private const int Files = 1000;
    private const int Rounds = 3;

    private static readonly string s_configuration = typeof(AnalyzerCost).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    [Fact(Explicit = true)]
    public async Task Measures_a_project_of_a_thousand_files()
    {
        using var folder = new Folder();
        var copy = SampleCopy.Create(Path.Combine(folder.Path, "thousand"), "Users", []);
        MadeCode.Write(copy.ProjectFolder, Files);
        await CompareAsync($"{Files} files, the users document", copy);
    }

    [Fact(Explicit = true)]
    public async Task Measures_the_largest_real_document()
    {
        Assert.SkipWhen(CorpusFiles.Folder is null, "PLUMBLINE_CORPUS names no folder: no real document was built.");
        var largest = CorpusFiles.Documents.OrderByDescending(file => CorpusFiles.Read(file).Length).First();
        using var folder = new Folder();
        var copy = SampleCopy.Create(Path.Combine(folder.Path, "largest"), "Users", []);
        foreach (var file in Directory.EnumerateFiles(copy.ProjectFolder, "*.cs"))
            File.Delete(file);

        await File.WriteAllTextAsync(Path.Combine(copy.ProjectFolder, "Program.cs"), "WebApplication.CreateBuilder(args).Build().Run();\n");
        await File.WriteAllTextAsync(Path.Combine(copy.Root, "specs", "user.json"), CorpusFiles.Read(largest));
        await CompareAsync($"{Path.GetFileName(largest)}, strict rules", copy, "-p:PlumblineRules=strict");
    }

    private async Task CompareAsync(string title, SampleCopy copy, params string[] arguments)
    {
        var without = new List<double>();
        var with = new List<double>();
        for (var round = 0; round <= Rounds; round++)
        {
            // By turns, so that what else the machine does meets both; the first round is for the disk's sake.
            var first = await MeasureAsync(copy, [.. arguments, "-p:WithoutPlumblineAnalyzers=true"]);
            var second = await MeasureAsync(copy, arguments);
            if (round == 0)
                continue;

            without.Add(first);
            with.Add(second);
        }

        var (a, b) = (Median(without), Median(with));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {title} | {a:0.0} s | {b:0.0} s | {(b - a) / a:+0.0 %;-0.0 %} |"));
    }

    private static async Task<double> MeasureAsync(SampleCopy copy, string[] arguments)
    {
        var start = new ProcessStartInfo("bash") { WorkingDirectory = copy.ProjectFolder, RedirectStandardError = true, RedirectStandardOutput = true };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add("TIMEFORMAT='%U %S'; time \"$@\"");
        start.ArgumentList.Add("build");
        foreach (var argument in (string[])["dotnet", "build", copy.ProjectFile, "-t:Rebuild", "--no-restore", "-c", s_configuration, "-nologo", "-maxcpucount:1", "-v:quiet", "-clp:ErrorsOnly", "-p:BuildProjectReferences=false", "-p:UseSharedCompilation=false", "-p:TreatWarningsAsErrors=false", .. arguments])
            start.ArgumentList.Add(argument);

        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var text = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, text);
        return (await error).Trim().Split('\n')[^1].Split(' ').Sum(part => double.Parse(part, CultureInfo.InvariantCulture));
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private sealed class Folder : IDisposable
    {
        public Folder()
        {
            Directory.CreateDirectory(Path);
            SampleBuilds.Prepare(Path);
        }

        public string Path { get; } = Repository.PathOf($"artifacts/drift/cost-{Environment.ProcessId}-{Guid.NewGuid():N}");

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
