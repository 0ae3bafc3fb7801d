using Plumbline.Spec.Json;
using Plumbline.Spec.Model;
using Plumbline.Spec.Reading;

namespace Plumbline.CodeFixes;

/// <summary>Where and how a further operation is written into a document, without touching the rest of its text.</summary>
internal static class OperationInsertion
{
    private const string Unknown = "\"responses\": { \"200\": { \"type\": \"json\" } }";

    /// <summary>The text to insert for an operation of the resource whose path stands in front of its own.</summary>
    /// <param name="text">The document.</param>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The whole path as documents write it.</param>
    /// <param name="rest">What its handler tells of it, as JSON members; null for nothing.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>Null where no resource fits: a new one needs a type, which only its author knows.</returns>
    public static (int Position, string Text)? Find(string text, string method, string path, string? rest, CancellationToken cancellationToken)
    {
        // What would have to be escaped is no path that anybody documents.
        if (path.Any(c => c is '"' or '\\' || char.IsControl(c)))
            return null;

        var document = DocumentReader.Read("", text, cancellationToken);
        (JsonNode List, string Prefix)? best = null;
        for (var i = 0; i < document.Service.Resources.Count; i++)
        {
            var resource = document.Service.Resources[i];
            var prefix = resource.Path.TrimEnd('/');
            var list = document.Syntax.Find(NodePath.Root.Item("resources", i))?.Find("operations")?.Value;
            if (list is { Kind: JsonValueKind.Array, Items.Count: > 0 }
                && (path == prefix || path.StartsWith(prefix + "/", StringComparison.Ordinal))
                && (best is null || prefix.Length > best.Value.Prefix.Length))
            {
                best = (list, prefix);
            }
        }

        return best is { } found ? Insertion(text, found.List, method, Own(document, path, found.Prefix), rest) : null;
    }

    // The normal form has whole paths, the written one only what follows the resource's.
    private static string Own(Document document, string path, string prefix) =>
        document.Form == DocumentForm.ServiceJson ? path : path.Substring(prefix.Length);

    private static (int Position, string Text) Insertion(string text, JsonNode list, string method, string path, string? rest)
    {
        var ownPath = path.Length == 0 ? "" : $" \"path\": \"{path}\",";
        var change = JsonInsertion.Item(text, list, $"{{ \"method\": \"{method}\",{ownPath} {rest ?? Unknown} }}");
        return (change.Span.Start, change.NewText!);
    }
}
