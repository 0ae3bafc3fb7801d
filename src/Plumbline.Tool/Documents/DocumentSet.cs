using Plumbline.Spec.Binding;
using Plumbline.Spec.Findings;
using Plumbline.Spec.Model;
using Plumbline.Spec.Reading;
using Plumbline.Spec.Rules;
using Plumbline.Tool.Hosting;

namespace Plumbline.Tool.Documents;

/// <summary>The documents that a command works on, with those that they import, bound against each other.</summary>
internal sealed class DocumentSet
{
    private readonly DocumentGroup _group;

    private DocumentSet(IEnumerable<LoadedDocument> documents)
    {
        Documents = [.. documents.OrderBy(d => d.Source.FullPath, StringComparer.Ordinal)];
        _group = new(Documents.Select(d => new RelatedDocument(d.Source.Path, d.Uri, d.Declared)), []);
    }

    /// <summary>All documents, in the order of their paths.</summary>
    public IReadOnlyList<LoadedDocument> Documents { get; }

    /// <summary>The ordinals of those that the command is about.</summary>
    public IEnumerable<int> Subjects => Enumerable.Range(0, Documents.Count).Where(i => Documents[i].IsSubject);

    /// <summary>Reads the documents of paths.</summary>
    /// <param name="paths">Files and folders as given.</param>
    /// <param name="imports">Further documents that they may import.</param>
    /// <param name="host">What relative paths start from.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static DocumentSet Load(IEnumerable<string> paths, IEnumerable<string> imports, ToolHost host, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, LoadedDocument>(StringComparer.Ordinal);
        foreach (var source in DocumentFiles.Find(paths, host))
            found[source.FullPath] = Read(source, null, isSubject: true, cancellationToken);
        if (found.Count == 0)
            throw new ToolException("there is no API document below these paths; name files, or folders that hold them");

        foreach (var import in imports.Select(ImportOption.Parse))
        {
            foreach (var source in DocumentFiles.Find([import.Path], host))
            {
                if (!found.TryGetValue(source.FullPath, out var known))
                    found[source.FullPath] = Read(source, import.Uri, isSubject: false, cancellationToken);
                else if (import.Uri is not null)
                    found[source.FullPath] = new() { Source = known.Source, Document = known.Document, IsSubject = known.IsSubject, Uri = import.Uri };
            }
        }

        AddImportedNeighbours(found, host, cancellationToken);
        return new(found.Values);
    }

    /// <summary>Refuses documents whose shape is broken: what is told of them would be told of a part.</summary>
    /// <exception cref="ToolException">One is broken.</exception>
    public void RequireSound()
    {
        foreach (var document in Subjects.Select(ordinal => Documents[ordinal]))
        {
            if (document.Document.Findings.FirstOrDefault(finding => finding.Severity == Severity.Error) is not { } error)
                continue;

            var (line, column) = document.Source.Lines.At(error.Span.Start);
            throw new ToolException($"{document.Source.Path}({line + 1},{column + 1}): {error.RuleId}: {error.Message}; mend the document first ('plumbline lint' shows all that is wrong)");
        }
    }

    /// <summary>A set of documents that are in memory.</summary>
    /// <param name="documents">The documents.</param>
    public static DocumentSet Of(IEnumerable<LoadedDocument> documents) => new(documents);

    /// <summary>Reads one document.</summary>
    /// <param name="source">Its text.</param>
    /// <param name="uri">Where imports say it lives; null where only its content tells.</param>
    /// <param name="isSubject">Whether the command is about it.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <param name="role">What a project says it is; null where none was asked.</param>
    public static LoadedDocument Read(SourceText source, string? uri, bool isSubject, CancellationToken cancellationToken, string? role = null) =>
        new() { Source = source, Document = DocumentReader.Read(source.Path, source.Text, cancellationToken), Uri = uri, IsSubject = isSubject, Role = role };

    /// <summary>A document's service, bound.</summary>
    /// <param name="ordinal">The document's place in <see cref="Documents"/>.</param>
    public Service Service(int ordinal) => _group.Service(ordinal);

    /// <summary>The services around one, bound.</summary>
    /// <param name="ordinal">The document's place in <see cref="Documents"/>.</param>
    public IReadOnlyList<Service> Around(int ordinal) => [.. _group.Others(ordinal).Select(other => other.Service)];

    /// <summary>Resolves the types of a service as if it were one of these documents.</summary>
    /// <param name="service">As read.</param>
    public Service Bind(Service service) => _group.Bind(service);

    /// <summary>A use of a type as if it stood in a document.</summary>
    /// <param name="ordinal">The document's place in <see cref="Documents"/>.</param>
    /// <param name="type">The use as documents write it: <c>[user]</c>.</param>
    public TypeReference Resolve(int ordinal, string type) => _group.Resolve(ordinal, type);

    /// <summary>What rules see of a document.</summary>
    /// <param name="ordinal">The document's place in <see cref="Documents"/>.</param>
    public RuleInput Input(int ordinal) => _group.Input(ordinal, Documents[ordinal].Document.Syntax) with { IsForeign = !Documents[ordinal].IsOwned };

    // Who names one file of a folder means its imports too; they stand beside it more often than not.
    private static void AddImportedNeighbours(Dictionary<string, LoadedDocument> found, ToolHost host, CancellationToken cancellationToken)
    {
        Dictionary<string, LoadedDocument>? neighbours = null;
        for (var isMissing = true; isMissing;)
        {
            isMissing = false;
            var sources = found.Values.Select(d => new ImportSource(d.Uri, d.Declared)).ToList();
            var wanted = found.Values.SelectMany(d => Missing(d.Declared, sources)).ToList();
            if (wanted.Count == 0)
                return;

            neighbours ??= Neighbours(found.Values, host, cancellationToken);
            foreach (var neighbour in neighbours.Values.Where(n => !found.ContainsKey(n.Source.FullPath)).ToList())
            {
                if (wanted.Any(import => Answers(neighbour, import)))
                {
                    found.Add(neighbour.Source.FullPath, neighbour);
                    isMissing = true;
                }
            }
        }
    }

    private static IEnumerable<Import> Missing(Service service, IReadOnlyList<ImportSource> sources) =>
        service.Imports.Count == 0 ? [] : ServiceBinder.BindWithImports(service, sources).MissingImports.Select(ordinal => service.Imports[ordinal]);

    private static bool Answers(LoadedDocument document, Import import) =>
        ImportAddress.Match(import.Uri, new(document.Uri, document.Declared)) != AddressMatch.None
        || (import.Namespace is not null && import.Namespace == document.Declared.Namespace);

    private static Dictionary<string, LoadedDocument> Neighbours(IEnumerable<LoadedDocument> documents, ToolHost host, CancellationToken cancellationToken) =>
        documents.Select(d => Path.GetDirectoryName(d.Source.FullPath)!).Distinct(StringComparer.Ordinal)
            .SelectMany(folder => DocumentFiles.In(folder, host))
            .ToDictionary(source => source.FullPath, source => Read(source, null, isSubject: false, cancellationToken), StringComparer.Ordinal);
}
