using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Plumbline.Generator.Tests.Harness;

namespace Plumbline.Generator.Tests.Pipeline;

/// <summary>A document that means harm injects nothing, and one that is too large or too deep ends in findings.</summary>
public sealed class HostileDocumentTests
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(30);

    public static TheoryData<string> Payloads =>
    [
        "\"; System.Environment.Exit(1); //",
        "*/ class Injected { } /*",
        "\"\"\" + System.Environment.Exit(1) + \"\"\"",
        "x\n}\npublic class Injected { }\n//",
        "x\r\nclass Injected { }",
        "x\u2028class Injected { }\u2029",
        "x\u0085class Injected { }",
        "\u202E} class Injected {",
        "</summary><script>alert(1)</script><summary>",
        "{0} {{ }} $\"{Injected()}\"",
        "#endif\n#pragma warning restore\nclass Injected { }",
        "\\u0022; class Injected { }",
        "\0\u0007\u001b[31m",
        "\ud800 lone \udc00",
        "]]> <!-- -->",
    ];

    [Theory]
    [MemberData(nameof(Payloads))]
    public void Text_stays_text_wherever_a_document_has_text(string payload)
    {
        var text = JsonSerializer.Serialize(payload);
        var run = Run($$"""
            { "name": {{text}}, "namespace": {{text}}, "description": {{text}}, "base_url": {{text}},
              "headers": [{ "name": {{text}}, "type": "string", "description": {{text}}, "default": {{text}} }],
              "enums": { {{text}}: { "description": {{text}}, "values": [{ "name": {{text}}, "value": {{text}}, "description": {{text}}, "deprecation": { "description": {{text}} } }] } },
              "models": { {{text}}: { "description": {{text}}, "deprecation": { "description": {{text}} }, "fields": [
                { "name": {{text}}, "type": "string", "default": {{text}}, "example": {{text}}, "description": {{text}}, "deprecation": { "description": {{text}} },
                  "attributes": [{ "name": "pattern", "value": { "regex": {{text}} } }] },
                { "name": "safe", "type": "[string]", "default": {{JsonSerializer.Serialize(JsonSerializer.Serialize(new[] { payload }))}} },
                { "name": "unknown", "type": {{text}} } ] } },
              "unions": { "u": { "discriminator": {{text}}, "description": {{text}}, "types": [{ "type": "string", "discriminator_value": {{text}}, "description": {{text}} }] } },
              "resources": { {{text}}: { "path": {{text}}, "description": {{text}}, "operations": [
                { "method": "GET", "path": {{JsonSerializer.Serialize("/" + payload + "/:" + payload)}}, "description": {{text}},
                  "attributes": [{ "name": "operation_name", "value": { "name": {{text}} } }, { "name": "auth", "value": { "scheme": "bearer", "policy": {{text}}, "scopes": [{{text}}] } }],
                  "parameters": [{ "name": {{text}}, "type": "string", "default": {{text}}, "description": {{text}} }],
                  "responses": { "200": { "type": "unit", "description": {{text}}, "headers": [{ "name": {{text}}, "type": "string", "description": {{text}} }] } } } ] } } }
            """);
        foreach (var source in run.Result.GeneratedSources)
        {
            var root = source.SyntaxTree.GetRoot(TestContext.Current.CancellationToken);
            Assert.DoesNotContain(root.GetDiagnostics(), d => d.Severity == DiagnosticSeverity.Error);
            Assert.DoesNotContain(root.DescendantNodes().OfType<BaseTypeDeclarationSyntax>(), t => t.Identifier.ValueText == "Injected");
            Assert.DoesNotContain(root.DescendantNodes().OfType<InvocationExpressionSyntax>(), i => i.Expression.ToString().EndsWith("Exit", StringComparison.Ordinal) || i.Expression.ToString() == "Injected");

            // Direction marks and other line ends would show a reader other code than the compiler reads.
            Assert.DoesNotContain(source.SourceText.ToString(), c => c is '\u2028' or '\u2029' or '\u202E' or '\u0085' or '\0' or '\u001b' || char.IsSurrogate(c));
        }
    }

    [Fact]
    public void Ten_thousand_levels_end_in_a_finding()
    {
        var run = Run("""{ "name": "deep", "models": { "m": { "fields": [{ "name": "f", "type": "string", "default": """
            + new string('[', 10_000) + new string(']', 10_000) + "} ] } } }");
        Assert.Contains(run.Findings, f => f.Severity == DiagnosticSeverity.Error);
    }

    [Fact]
    public void Ten_thousand_levels_of_type_end_in_a_finding()
    {
        var run = Run($$"""{ "name": "deep", "models": { "m": { "fields": [{ "name": "f", "type": "{{new string('[', 10_000)}}string{{new string(']', 10_000)}}" }] } } }""");
        Assert.Contains(run.Findings, f => f.Severity == DiagnosticSeverity.Error);
    }

    [Fact]
    public void A_hundred_thousand_fields_end_in_a_finding()
    {
        var fields = string.Join(",", Enumerable.Range(0, 100_000).Select(i => $$"""{"name":"f{{i}}","type":"string"}"""));
        var run = Run($$"""{ "name": "wide", "models": { "m": { "fields": [{{fields}}] } } }""");
        Assert.Contains(run.Findings, f => f.Severity == DiagnosticSeverity.Error);
    }

    [Fact]
    public void A_key_of_a_megabyte_ends_in_a_finding()
    {
        var run = Run($$"""{ "name": "long", "models": { "{{new string('a', 1 << 20)}}": { "fields": [] } }, "{{new string('b', 1 << 20)}}": 1 }""");
        Assert.Contains(run.Findings, f => f.Severity == DiagnosticSeverity.Error);
        Assert.All(run.Findings, f => Assert.InRange(f.GetMessage(System.Globalization.CultureInfo.InvariantCulture).Length, 1, 2_000));
    }

    [Fact]
    public void Types_that_contain_each_other_without_end_end()
    {
        var text = new StringBuilder("""{ "name": "loop", "models": { "a": { "fields": [{ "name": "b", "type": "b" }] }, "b": { "fields": [{ "name": "a", "type": "a" }] } }, "unions": { """);
        for (var i = 0; i < 50; i++)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $$"""{{(i > 0 ? "," : "")}} "u{{i}}": { "types": [{ "type": "u{{(i + 1) % 50}}" }, { "type": "u{{(i + 7) % 50}}" }] }""");
        Run(text.Append(" } }").ToString());
    }

    private static GeneratorRun Run(string text)
    {
        var clock = Stopwatch.StartNew();
        var run = GeneratorRun.Unchecked(References.Web, new TestOptions(("RootNamespace", "Project")), TestDocument.Service(text), TestDocument.WithRole("/project/client.json", "client", text));
        Assert.True(clock.Elapsed < s_limit, $"took {clock.Elapsed}");
        return run;
    }
}
