using Plumbline.Spec.Collections;
using Plumbline.Spec.Json;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Reading;

/// <summary>Reads imports.</summary>
internal static class ImportReader
{
    private static readonly string[] s_keys = ["uri"];
    private static readonly string[] s_schemes = ["http://", "https://", "file://"];

    /// <summary>Reads the key <c>imports</c>.</summary>
    public static EquatableArray<Import> Read(NodeReader root)
    {
        var imports = new List<Import>();
        foreach (var node in root.Elements("imports", JsonValueKind.Object))
        {
            var uriNode = node.Find("uri")?.Value;
            var reader = root.Child(node, "import", uriNode?.Text, uriNode?.Span ?? new TextSpan(node.Span.Start, 1));
            reader.CheckKeys(s_keys);
            if (reader.Required("uri", ReaderRules.MissingKey) is not { } uri)
                continue;

            CheckUri(reader, uri);
            root.Context.Syntax.Add(NodePath.Root.Item("imports", imports.Count), node, reader.Place.Span);
            imports.Add(new Import { Uri = uri, Namespace = root.Context.Form == DocumentForm.ServiceJson ? reader.Optional("namespace") : null });
        }

        return imports.ToEquatableArray();
    }

    private static void CheckUri(NodeReader import, string uri)
    {
        if (!s_schemes.Any(scheme => uri.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)))
            import.Report(ReaderRules.ImportScheme, import.Place.Span, $"{import.Place} must start with http://, https:// or file://; write the whole address");
        else if (uri.EndsWith("/", StringComparison.Ordinal))
            import.Report(ReaderRules.ImportTrailingSlash, import.Place.Span, $"{import.Place} must not end with a slash; remove it");
    }
}
