using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Plumbline.Generator.Tests.Events;
using Plumbline.Generator.Tests.Harness;

namespace Plumbline.Generator.Tests.Docs;

/// <summary>Everything that docs/concepts says about emitted code is so.</summary>
public sealed class ConceptPageTests
{
    // The implicit usings of a web project, and nothing else: what a page shows is complete.
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using System.IO;
        global using System.Net.Http;
        global using System.Net.Http.Json;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Hosting;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.AspNetCore.Routing;
        global using Microsoft.Extensions.Configuration;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting;
        global using Microsoft.Extensions.Logging;
        """;

    private static readonly CSharpParseOptions s_parse = new(LanguageVersion.CSharp13);

    public static TheoryData<string> Pages =>
        [.. Directory.GetFiles(ConceptPage.Folder, "*.md").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void What_a_page_says_is_emitted_is_emitted(string name)
    {
        var page = ConceptPage.Read(name);
        var emitted = Run(page).Result.GeneratedSources
            .SelectMany(source => source.SourceText.Lines.Select(line => ConceptPage.Simplify(line.ToString())))
            .ToHashSet(StringComparer.Ordinal);
        var shown = page.Blocks.Where(block => block is { Language: "csharp", Kind: "emitted" }).SelectMany(block => block.Text.Split('\n'));
        Assert.All(shown.Select(line => line.Trim()).Where(line => line.Length > 0), line => Assert.Contains(line, emitted));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_code_on_a_page_compiles(string name)
    {
        var stop = TestContext.Current.CancellationToken;
        var page = ConceptPage.Read(name);
        var code = page.Blocks.Where(block => block is { Language: "csharp", Kind: "" }).Select(block => block.Text).ToList();
        Assert.NotEmpty(code);
        var project = Run(page).Output
            .WithOptions(new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable))
            .AddSyntaxTrees(code.Append(Usings).Select(text => CSharpSyntaxTree.ParseText(text, s_parse, cancellationToken: stop)));
        // CS5001: a page that shows a class alone is no program.
        Assert.Empty(project.GetDiagnostics(stop).Where(problem => problem.Severity == DiagnosticSeverity.Error && problem.Id != "CS5001"));
    }

    // With the packages that keep data: what a page shows may need them.
    private static GeneratorRun Run(ConceptPage page) => StoredDocuments.Run(
    [
        .. page.Blocks.Where(block => block is { Language: "json", Kind.Length: > 0 })
            .Select(block => TestDocument.WithRole($"/project/{block.Kind}.json", block.Kind, block.Text)),
    ]);
}
