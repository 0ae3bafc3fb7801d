using Microsoft.CodeAnalysis;
using Plumbline.Generator.Pipeline;
using Plumbline.Generator.Tests.Harness;

namespace Plumbline.Generator.Tests.Pipeline;

/// <summary>What an edit of a document costs. (That an unrelated C# edit costs nothing is asserted in every run of the harness.)</summary>
public sealed class CachingTests
{
    private const string Text = """
        {
          "name": "user", "namespace": "io.example.user.v0",
          "enums": { "status": { "values": [{ "name": "active" }] } },
          "models": {
            "address": { "fields": [{ "name": "street", "type": "string" }] },
            "user": { "fields": [{ "name": "id", "type": "string" }, { "name": "status", "type": "status" }] }
          },
          "unions": { "thing": { "discriminator": "kind", "types": [{ "type": "address" }, { "type": "user" }] } },
          "resources": { "user": { "operations": [{ "method": "GET", "path": "/:id", "responses": { "200": { "type": "user" } } }] } }
        }
        """;

    // The OpenAPI description holds the whole document, so it is not among them: every edit that means something changes it.
    private static readonly string[] s_emitting =
    [
        TrackingNames.Models, TrackingNames.Enums, TrackingNames.Unions, TrackingNames.Interfaces, TrackingNames.Resolvers,
        TrackingNames.ServedResources, TrackingNames.CalledResources, TrackingNames.Clients, TrackingNames.Server, TrackingNames.ContractAttributes,
    ];

    [Theory]
    [InlineData("\"name\": \"user\", \"namespace\"", "\n\n  \"name\":   \"user\",\n \"namespace\"")]
    [InlineData("\"enums\":", "// a comment\n \"enums\":")]
    public void White_space_and_comments_emit_nothing_anew(string before, string after)
    {
        var document = TestDocument.Service(Text);
        var run = GeneratorRun.Of(document).After(document, document.With(Text.Replace(before, after, StringComparison.Ordinal)));
        foreach (var step in s_emitting.Append(TrackingNames.OpenApi))
            Assert.DoesNotContain(run.Reasons(step), r => r is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
    }

    [Fact]
    public void Editing_a_model_emits_it_anew_and_nothing_that_does_not_name_it()
    {
        var document = TestDocument.Service(Text);
        var run = GeneratorRun.Of(document).After(document, document.With(Text.Replace("\"street\"", "\"road\"", StringComparison.Ordinal)));
        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Unchanged], run.Reasons(TrackingNames.Models));
        foreach (var step in s_emitting.Where(s => s != TrackingNames.Models))
            Assert.DoesNotContain(run.Reasons(step), r => r is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
    }

    [Fact]
    public void A_new_enum_value_emits_the_enum_alone()
    {
        var document = TestDocument.Service(Text);
        var run = GeneratorRun.Of(document)
            .After(document, document.With(Text.Replace("{ \"name\": \"active\" }", "{ \"name\": \"active\" }, { \"name\": \"gone\" }", StringComparison.Ordinal)));
        Assert.Equal([IncrementalStepRunReason.Modified], run.Reasons(TrackingNames.Enums));
        foreach (var step in s_emitting.Where(s => s != TrackingNames.Enums))
            Assert.DoesNotContain(run.Reasons(step), r => r is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
    }

    [Fact]
    public void A_broken_document_keeps_what_can_be_read()
    {
        var document = TestDocument.Service(Text);
        var run = GeneratorRun.Of(document).After(document, document.With(Text.Replace("\"type\": \"status\"", "\"type\": ", StringComparison.Ordinal)));
        Assert.Contains(run.Findings, f => f.Severity == DiagnosticSeverity.Error);
        Assert.Contains(run.Result.GeneratedSources, s => s.HintName == "Io.Example.UserV0.Address.g.cs");
        Assert.Contains(run.Result.GeneratedSources, s => s.HintName == "Io.Example.UserV0.User.g.cs");
    }
}
