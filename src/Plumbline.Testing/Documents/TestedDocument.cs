using System.Globalization;
using Plumbline.Spec.Attributes;
using Plumbline.Spec.Binding;
using Plumbline.Spec.Diff;
using Plumbline.Spec.Export;
using Plumbline.Spec.Export.OpenApi;
using Plumbline.Spec.Model;
using Plumbline.Spec.Reading;

namespace Plumbline.Testing.Documents;

/// <summary>A document with everything around it, and the place of each operation in its text.</summary>
internal sealed class TestedDocument
{
    private readonly string _text;
    private readonly Document _document;
    private readonly IReadOnlyList<Service> _others;

    private TestedDocument(string path, string text, Document document, IReadOnlyList<ImportSource> imports)
    {
        _text = text;
        _document = document;
        _others = [.. imports.Select(import => ServiceBinder.Bind(import.Service, imports))];
        Path = path;
        Service = ServiceBinder.Bind(document.Service, imports);
        Types = new ServiceTypes(_others.Prepend(Service));
        Streams = [.. Service.Unions.Where(union => StreamAttribute.Find(union.Attributes) is not null).Select(union => new DeclaredType<UnionType>(Service, union))];
        Operations = [.. Service.Resources.SelectMany((resource, r) => resource.Operations.Select((operation, o) => new TestedOperation(
            this, resource, operation, LineOf(document.Syntax.Locate(NodePath.Root.Item("resources", r).Item("operations", o)).Start))))];
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The service, bound.</summary>
    public Service Service { get; }

    /// <summary>What its references stand for.</summary>
    public ServiceTypes Types { get; }

    /// <summary>Its operations, in document order.</summary>
    public IReadOnlyList<TestedOperation> Operations { get; }

    /// <summary>The unions of events that it publishes.</summary>
    public IReadOnlyList<DeclaredType<UnionType>> Streams { get; }

    /// <summary>Finds and reads a document; the documents in its folder answer its imports.</summary>
    /// <param name="path">As in <see cref="ConformanceDocumentAttribute"/>.</param>
    /// <exception cref="FileNotFoundException">No folder has it.</exception>
    public static TestedDocument Load(string path)
    {
        var file = Find(path);
        var text = File.ReadAllText(file);
        var imports = Directory.EnumerateFiles(System.IO.Path.GetDirectoryName(file)!, "*.json")
            .Where(other => other != file)
            .Order(StringComparer.Ordinal)
            .Select(other => (Name: other, Text: File.ReadAllText(other)))
            .Where(other => DocumentSniffer.LooksLikeDocument(other.Text))
            .Select(other => new ImportSource(null, Read(other.Name, other.Text).Service))
            .ToList();
        return new(file, text, Read(file, text), imports);
    }

    /// <summary>The model that a reference of this document's own parts names.</summary>
    public DeclaredType<ModelType>? Model(TypeReference type) => Types.Model(Service, type);

    /// <summary>Its description as OpenAPI.</summary>
    public string OpenApi() => OpenApiDocument.Write(Service, _others);

    /// <summary>Where a change stands in it: <c>user.json:41</c>.</summary>
    public string PlaceOf(Change change) => string.Create(
        CultureInfo.InvariantCulture, $"{System.IO.Path.GetFileName(Path)}:{LineOf(change.Locate(_document.Syntax).Start)}");

    private static Document Read(string path, string text) => DocumentReader.Read(path, text, CancellationToken.None);

    private static string Find(string path)
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = System.IO.Path.GetDirectoryName(folder))
        {
            var file = System.IO.Path.Combine(folder, path);
            if (File.Exists(file))
                return System.IO.Path.GetFullPath(file);
        }

        throw new FileNotFoundException(
            $"The document '{path}' is neither in {AppContext.BaseDirectory} nor in a folder above it. Name it relative to one of them in [ConformanceDocument].", path);
    }

    private int LineOf(int offset) => 1 + _text.AsSpan(0, Math.Min(offset, _text.Length)).Count('\n');
}

/// <summary>An operation under test.</summary>
/// <param name="Document">Its document.</param>
/// <param name="Resource">Its resource.</param>
/// <param name="Operation">The operation.</param>
/// <param name="Line">Its line in the document, from 1.</param>
internal sealed record TestedOperation(TestedDocument Document, Resource Resource, Operation Operation, int Line)
{
    /// <summary><c>POST /users</c>.</summary>
    public string Name => $"{Operation.Method} {Operation.Path}";

    /// <summary><c>user.json:120</c>.</summary>
    public string Place => $"{Path.GetFileName(Document.Path)}:{Line}";

    /// <summary>Who may call.</summary>
    public AuthAttribute? Auth =>
        AuthAttribute.Find(Operation.Attributes) ?? AuthAttribute.Find(Resource.Attributes) ?? AuthAttribute.Find(Document.Service.Attributes);

    /// <summary>Whether it changes nothing, by HTTP's own rule.</summary>
    public bool IsSafe => Operation.Method is "GET" or "HEAD" or "OPTIONS";

    /// <summary>The documented 2xx statuses.</summary>
    public IEnumerable<int> Successes => Operation.Responses.Where(response => response.Code is >= 200 and < 300).Select(response => response.Code!.Value);
}
