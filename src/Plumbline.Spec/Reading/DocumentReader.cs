using Plumbline.Spec.Findings;
using Plumbline.Spec.Json;
using Plumbline.Spec.Model;
using Plumbline.Spec.Reading.Templates;

namespace Plumbline.Spec.Reading;

/// <summary>Reads documents. Never throws for what a text holds.</summary>
public static class DocumentReader
{
    private static readonly string[] s_types = ["enums", "interfaces", "models", "unions"];

    /// <summary>Whether a text that carries no role looks like an API document.</summary>
    /// <param name="text">The text of a JSON file.</param>
    public static bool LooksLikeDocument(string text) => DocumentSniffer.LooksLikeDocument(text);

    /// <summary>Reads a document in either form.</summary>
    /// <param name="path">The file's path, for messages.</param>
    /// <param name="text">The file's text.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static Document Read(string path, string text, CancellationToken cancellationToken) => Read(path, text, null, cancellationToken);

    /// <summary>Reads a document of which an earlier text was read; takes over what did not change, as the very same objects.</summary>
    /// <param name="path">The file's path, for messages.</param>
    /// <param name="text">The file's text.</param>
    /// <param name="previous">What was read before, of any text; null where nothing was. What comes out is the same with and without it.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static Document Read(string path, string text, Document? previous, CancellationToken cancellationToken)
    {
        var findings = new FindingBag();
        var root = Reread(text, previous, cancellationToken) ?? ReadRoot(text, findings, cancellationToken);
        var isWellFormed = findings.Count == 0;
        var form = FormOf(root);
        var context = new ReadContext(form, findings, previous?.Form == form ? previous.Readings : Readings.None, cancellationToken);
        var reader = new NodeReader(context, root, new Place("the document", null, null, new TextSpan(root.Span.Start, Math.Min(1, root.Span.Length))));

        var service = ServiceReader.Read(TemplateMerger.Apply(reader), NameOf(path));
        return new Document
        {
            Path = path,
            Form = form,
            Service = previous?.Service.Equals(service) == true ? previous.Service : service,
            Root = root,
            Syntax = context.Syntax,
            Findings = findings.ToEquatableArray(),
            WellFormedText = isWellFormed ? text : null,
            Readings = context.Readings,
        };
    }

    private static JsonNode? Reread(string text, Document? previous, CancellationToken cancellationToken) =>
        previous?.WellFormedText is { } before ? JsonEdit.Read(previous.Root, before, text, cancellationToken) : null;

    private static JsonNode ReadRoot(string text, FindingBag findings, CancellationToken cancellationToken)
    {
        var root = JsonReader.Read(text, findings, cancellationToken);
        if (root.Kind == JsonValueKind.Object)
            return root;

        if (root.IsMissing)
            findings.Report(ReaderRules.EmptyDocument, root.Span, "the document is empty; write at least { \"name\": \"...\" }");
        else
            findings.Report(ReaderRules.DocumentNotAnObject, new TextSpan(root.Span.Start, 1), "the document must be a JSON object; write { ... }");

        return new JsonNode { Kind = JsonValueKind.Object, Span = root.Span, IsMissing = true };
    }

    /// <summary>Types are keyed objects in api.json, arrays in the normal form.</summary>
    private static DocumentForm FormOf(JsonNode root)
    {
        var kinds = s_types.Select(key => root.Find(key)?.Value.Kind).ToList();
        if (kinds.Contains(JsonValueKind.Object))
            return DocumentForm.ApiJson;

        // Without any type, the identity that only the normal form has decides.
        return kinds.Contains(JsonValueKind.Array) || root.Find("application") is not null && root.Find("organization") is not null
            ? DocumentForm.ServiceJson
            : DocumentForm.ApiJson;
    }

    private static string NameOf(string path)
    {
        var file = path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);
        var name = file.Split('.')[0].Trim();
        return name.Length > 0 ? name : "service";
    }
}
