using Plumbline.Spec.Findings;
using Plumbline.Spec.Importing.OpenApi;
using Plumbline.Spec.Json;
using Plumbline.Spec.Model;
using Plumbline.Tool.Documents;
using Plumbline.Tool.Hosting;

namespace Plumbline.Tool.Importing;

/// <summary>Reads the file of an OpenAPI document, JSON or YAML.</summary>
internal static class OpenApiSource
{
    /// <summary>The document as a tree.</summary>
    /// <param name="source">The file.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="ToolException">It is neither JSON nor YAML, or no OpenAPI 3.</exception>
    public static JsonNode Read(SourceText source, CancellationToken cancellationToken)
    {
        var isJson = source.Text.AsSpan().TrimStart().StartsWith("{");
        var root = isJson ? Json(source, cancellationToken) : YamlTree.Read(source.Text, source.Path);
        if (root.Kind == JsonValueKind.Object && OpenApiReader.IsOpenApi(root))
            return root;

        var older = root.Find("swagger") is null ? "" : ", but of its version 2; bring it to version 3 first";
        throw new ToolException($"{source.Path} is no OpenAPI 3.0 or 3.1 document{older}{(older.Length == 0 ? "; those begin with the key 'openapi'" : "")}");
    }

    private static JsonNode Json(SourceText source, CancellationToken cancellationToken)
    {
        var findings = new FindingBag();
        var root = JsonReader.Read(source.Text, findings, cancellationToken);
        if (findings.ToEquatableArray().FirstOrDefault(finding => finding.Severity == Severity.Error) is not { } error)
            return root;

        var (line, column) = source.Lines.At(error.Span.Start);
        throw new ToolException($"{source.Path}({line + 1},{column + 1}): {error.Message}; mend the document first");
    }
}
