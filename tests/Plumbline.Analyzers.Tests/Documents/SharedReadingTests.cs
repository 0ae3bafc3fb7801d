using Microsoft.CodeAnalysis.Diagnostics;
using Plumbline.Analyzers.Documents;
using Plumbline.Analyzers.Tests.Harness;
using Plumbline.Generator.Pipeline;

namespace Plumbline.Analyzers.Tests.Documents;

/// <summary>A document is read once, whoever asks, and as long as its text stays the same.</summary>
public sealed class SharedReadingTests
{
    [Fact]
    public void Analyzers_take_what_the_generator_has_read()
    {
        var project = Shapes.Project();
        var text = DocumentText.Of("/project/api.json", project.Files[0].GetText(TestContext.Current.CancellationToken));
        Assert.False(text.IsRead);
        project.Compile();
        Assert.True(text.IsRead);
        Assert.Same(text.Read(TestContext.Current.CancellationToken), Documents(project).All[0].Document);
    }

    [Fact]
    public void An_edit_of_code_leaves_everything_made()
    {
        var project = Shapes.Project();
        var before = Documents(project);

        // As in an editor: another compilation and another options object over the same files.
        Assert.Same(before, Documents(project.WithCode("class C;")));
        Assert.Same(before.Served, Documents(project).Served);
    }

    [Fact]
    public void All_analyzers_of_a_build_read_a_document_once()
    {
        var project = Shapes.Project();
        var compilation = project.Compile();
        var options = new AnalyzerOptions([.. project.Files], project.Options);
        var first = ProjectDocuments.Of(options, compilation, TestContext.Current.CancellationToken);
        var reads = project.Files[0].Reads;
        Assert.Same(first, ProjectDocuments.Of(options, compilation, TestContext.Current.CancellationToken));
        Assert.Equal(reads, project.Files[0].Reads);
    }

    [Fact]
    public void Other_references_make_another_project()
    {
        var project = Shapes.Project();
        var options = new AnalyzerOptions([.. project.Files], project.Options);
        var web = ProjectDocuments.Of(options, project.Compile(), TestContext.Current.CancellationToken);
        var console = ProjectDocuments.Of(options, new TestProject { IsWeb = false }.WithDocument(project.Files[0]).Compile(), TestContext.Current.CancellationToken);
        Assert.NotEmpty(web.Served.Resources);
        Assert.Empty(console.Served.Resources);
    }

    [Fact]
    public void An_edit_of_one_document_leaves_the_others_read()
    {
        var shop = new TestFile("/project/shop.json", Shapes.Document);
        const string Mail = """{ "name": "mail", "namespace": "io.example.mail.v0", "models": { "mail": { "fields": [{ "name": "id", "type": "string" }] } } }""";
        var before = Documents(new TestProject().WithDocument(shop).WithDocument(Mail, "/project/mail.api.json"));
        var after = Documents(new TestProject().WithDocument(shop).WithDocument(Mail + "\n", "/project/mail.api.json"));
        Assert.NotSame(before, after);
        Assert.Same(before.Find("/project/shop.json")!.Document, after.Find("/project/shop.json")!.Document);
        Assert.NotSame(before.Find("/project/mail.api.json")!.Document, after.Find("/project/mail.api.json")!.Document);
    }

    [Fact]
    public void Another_role_makes_another_project()
    {
        var file = new TestFile("/project/api.json", Shapes.Document);
        var other = new TestFile("/project/api.json", Shapes.Document, "client");
        Assert.NotSame(Documents(new TestProject().WithDocument(file)), Documents(new TestProject().WithDocument(other)));
    }

    private static ProjectDocuments Documents(TestProject project) =>
        ProjectDocuments.Of(new AnalyzerOptions([.. project.Files], project.Options), project.Compile(), TestContext.Current.CancellationToken);
}
