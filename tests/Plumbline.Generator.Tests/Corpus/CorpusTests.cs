using Microsoft.CodeAnalysis;
using Plumbline.Generator.Tests.Harness;
using CorpusFiles = Plumbline.Tests.Shared.Corpus;

namespace Plumbline.Generator.Tests.Corpus;

/// <summary>Every real document compiles without a warning, as a service and as a client.</summary>
public sealed class CorpusTests
{
    public static TheoryData<string, string> Rows
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (var file in CorpusFiles.Documents.Concat(CorpusFiles.Valid))
            {
                rows.Add(file, "service");
                rows.Add(file, "client");
            }

            if (rows.Count == 0)
                rows.Add("", "");

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Compiles_without_a_warning(string file, string role)
    {
        Assert.SkipWhen(file.Length == 0, "PLUMBLINE_CORPUS names no folder: no real document was compiled.");
        var run = GeneratorRun.Unchecked(
            role == "service" ? References.Web : References.Console,
            new TestOptions(("RootNamespace", "Project")),
            CorpusProject.Of(file, role));

        var allowed = CorpusProject.KnownErrors(file);
        var errors = run.Findings.Where(f => f.Severity == DiagnosticSeverity.Error && !allowed.Contains(f.Id)).ToList();
        Assert.True(errors.Count == 0, string.Join("\n", errors));
        run.AssertCompiles();
    }
}
