using System.Globalization;
using Plumbline.Benchmarks.Measuring;
using Plumbline.Spec.Binding;
using Plumbline.Spec.Export.OpenApi;
using Plumbline.Spec.Reading;
using Plumbline.Tests.Shared;

namespace Plumbline.Benchmarks.Builds;

/// <summary>
/// Building a client of a large document with <c>dotnet build</c>, against NSwag and against records by hand with System.Text.Json's
/// source generator: three projects with the settings of a new class library, so that the SDK's own analyzers run on all of them.
/// </summary>
internal static class BuildComparisons
{
    private const double OfNSwag = 0.75;
    private const double OfRecords = 0.5;
    private const int Rounds = 3;

    private static readonly string s_folder = Path.Combine(Path.GetTempPath(), "plumbline-benchmarks", "builds");

    /// <summary>Measures in turns, after two builds of each project that warm up its compiler server.</summary>
    public static IEnumerable<Comparison> Measure()
    {
        var document = SyntheticDocument.Large;
        Directory.CreateDirectory(s_folder);
        var package = new PackedPlumbline(s_folder);
        using var ours = new BuiltProject(Path.Combine(s_folder, "ours"), [("api.json", document)], package.Items("api.json"));
        using var records = new BuiltProject(Path.Combine(s_folder, "records"), HandWrittenRecords.Of(document).Select((text, i) => ($"Commerce{i}.cs", text)), "");
        using var empty = new BuiltProject(Path.Combine(s_folder, "empty"), [("Nothing.cs", "namespace Commerce;\n\ninternal static class Nothing;\n")], "");

        var openApi = OpenApi(document);
        var client = NSwagTool.Generate(openApi);
        using var nswag = client is null ? null : new BuiltProject(Path.Combine(s_folder, "nswag"), [("Client.cs", client)], "");

        // What is generated is part of NSwag's build.
        void Generate() => File.WriteAllText(Path.Combine(nswag!.Folder, "Client.cs"), NSwagTool.Generate(openApi));

        var (ofOurs, ofRecords, ofNSwag) = (ours.BuildAndCount(), records.BuildAndCount(), nswag?.BuildAndCount() ?? default);
        var (oursCost, recordsCost, emptyCost, nswagCost) = (new List<BuildCost>(), new List<BuildCost>(), new List<BuildCost>(), new List<BuildCost>());
        ours.Build();
        records.Build();
        nswag?.Build();
        for (var i = 0; i < Rounds; i++)
        {
            oursCost.Add(ours.Build());
            recordsCost.Add(records.Build());
            emptyCost.Add(empty.Build());
            if (nswag is not null)
                nswagCost.Add(nswag.Build(Generate));
        }

        foreach (var row in Rows("build: records and System.Text.Json's generator", oursCost, recordsCost, OfRecords))
            yield return row;

        if (nswag is null)
        {
            yield return Comparison.Missing("build: NSwag, generate and compile", $"at most {OfNSwag} of it", "NSwag is not to be had");
        }
        else
        {
            foreach (var row in Rows("build: NSwag, generate and compile", oursCost, nswagCost, OfNSwag))
                yield return row;
        }

        yield return Comparison.Note("build: of nothing", Comparison.Time(Wall(emptyCost)), Comparison.Time(Processor(emptyCost)));
        yield return Comparison.Note("compiled: records and System.Text.Json's generator", Text(ours, ofOurs), Text(records, ofRecords));
        if (nswag is not null)
            yield return Comparison.Note("compiled: NSwag", Text(ours, ofOurs), Text(nswag, ofNSwag));

        yield return Comparison.Note(
            "compiler's memory, peak: records and System.Text.Json's generator", Comparison.Bytes(ours.PeakMemory), Comparison.Bytes(records.PeakMemory), (ours.PeakMemory / records.PeakMemory).ToString("F2", CultureInfo.InvariantCulture));
        if (nswag is not null)
            yield return Comparison.Note("compiler's memory, peak: NSwag", Comparison.Bytes(ours.PeakMemory), Comparison.Bytes(nswag.PeakMemory), (ours.PeakMemory / nswag.PeakMemory).ToString("F2", CultureInfo.InvariantCulture));

        yield return Comparison.Note("compiler's memory, peak: without us and anything to compile", Comparison.Bytes(empty.PeakMemory));
    }

    private static IEnumerable<Comparison> Rows(string what, List<BuildCost> ours, List<BuildCost> rival, double target)
    {
        yield return Comparison.AtMost(what, Wall(ours), Wall(rival), target, Comparison.Time);
        yield return Comparison.AtMost(what + ", processor time", Processor(ours), Processor(rival), target, Comparison.Time);
    }

    private static double Wall(List<BuildCost> builds) => SideBySide.Typical([.. builds.Select(b => b.Wall)]);

    private static double Processor(List<BuildCost> builds) => SideBySide.Typical([.. builds.Select(b => b.Processor)]);

    private static string Text(BuiltProject project, (int Lines, long Bytes) source) => string.Create(
        CultureInfo.InvariantCulture, $"{source.Lines / 1000.0:F0} k lines, {source.Bytes / 1024:N0} KiB, assembly {project.AssemblyBytes / 1024:N0} KiB");

    private static string OpenApi(string document) =>
        OpenApiDocument.Write(ServiceBinder.Bind(DocumentReader.Read("api.json", document, CancellationToken.None).Service, []), []);
}
