using Microsoft.CodeAnalysis;
using Plumbline.Generator.Pipeline;
using Plumbline.Generator.Tests.Harness;
using Plumbline.Tests.Shared;

namespace Plumbline.Generator.Tests.Pipeline;

/// <summary>What a large document costs, in figures that no machine changes.</summary>
public sealed class LargeDocumentTests
{
    private static readonly TestDocument s_document =
        TestDocument.WithRole("/project/api.json", "client", SyntheticDocument.Make(models: 300, enums: 140, unions: 24, operations: 140));

    // Every check of the harness applies: it compiles without a warning, and an unrelated edit leaves all of it cached.
    private static readonly Lazy<GeneratorRun> s_run = new(() => GeneratorRun.Of(References.Console, new TestOptions(("RootNamespace", "Project")), s_document));

    [Fact]
    public void Declarations_share_files_where_there_are_many()
    {
        var sources = s_run.Value.Result.GeneratedSources;
        Assert.Equal(32, sources.Count(s => s.HintName.Contains(".Models-", StringComparison.Ordinal)));
        Assert.Equal(8, sources.Count(s => s.HintName.Contains(".Enums-", StringComparison.Ordinal)));

        // Unions and resources are few, and have files of their own.
        Assert.Contains(sources, s => s.HintName == "Io.Example.CommerceV0.IOrderDraftEvent.g.cs");
    }

    [Fact]
    public void What_is_emitted_does_not_grow_unnoticed()
    {
        var sources = s_run.Value.Result.GeneratedSources;
        Assert.InRange(sources.Length, 1, 250);
        Assert.InRange(sources.Sum(s => s.SourceText.Lines.Count), 1, 56_700);
        Assert.InRange(sources.Sum(s => s.SourceText.Length), 1, 3_000_000);
    }

    [Fact]
    public void The_compiler_does_not_look_for_nulls_in_what_is_emitted()
    {
        // Where a file says nothing of warnings, the project's setting has every method analysed, although nothing is reported of emitted files.
        var run = s_run.Value;
        foreach (var tree in run.Result.GeneratedSources.Select(s => s.SyntaxTree).Where(t => t.FilePath.Contains(".Models-", StringComparison.Ordinal) || t.FilePath.Contains("Client", StringComparison.Ordinal)))
            Assert.Equal(NullableContext.AnnotationsEnabled, run.Output.GetSemanticModel(tree).GetNullableContext(tree.Length - 1));
    }

    [Fact]
    public void An_edited_field_emits_one_file_anew()
    {
        var text = s_document.GetText(TestContext.Current.CancellationToken).ToString();
        var field = text.IndexOf("\"fields\": [\n        { \"name\": \"id\"", text.Length / 3, StringComparison.Ordinal);
        var after = s_run.Value.After(s_document, s_document.With(text.Insert(text.IndexOf("id\"", field, StringComparison.Ordinal), "new_")));
        var before = s_run.Value.Result.GeneratedSources.ToDictionary(s => s.HintName, s => s.SourceText);
        Assert.Single(after.Result.GeneratedSources, s => !ReferenceEquals(before[s.HintName], s.SourceText));
        Assert.Single(after.Reasons(TrackingNames.Models), reason => reason == IncrementalStepRunReason.Modified);
        foreach (var step in (string[])[TrackingNames.Enums, TrackingNames.Unions, TrackingNames.CalledResources, TrackingNames.Clients, TrackingNames.Resolvers])
            Assert.DoesNotContain(after.Reasons(step), reason => reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
    }

    [Fact]
    public void A_new_model_leaves_the_others_where_they_are()
    {
        var text = s_document.GetText(TestContext.Current.CancellationToken).ToString();
        var models = text.IndexOf("\"models\": {", StringComparison.Ordinal) + "\"models\": {".Length;
        var after = s_run.Value.After(s_document, s_document.With(text.Insert(models, "\n    \"newcomer\": { \"fields\": [{ \"name\": \"id\", \"type\": \"string\" }] },")));
        Assert.Single(after.Reasons(TrackingNames.Models), reason => reason is IncrementalStepRunReason.Modified or IncrementalStepRunReason.New);
    }
}
