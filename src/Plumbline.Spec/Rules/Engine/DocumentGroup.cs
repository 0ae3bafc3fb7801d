using Plumbline.Spec.Binding;
using Plumbline.Spec.Model;
using Plumbline.Spec.Reading;

namespace Plumbline.Spec.Rules;

/// <summary>Documents that are checked together, bound against each other. The compiler and the command line see them alike.</summary>
public sealed class DocumentGroup
{
    private readonly List<ImportSource> _sources;
    private readonly List<RelatedDocument> _documents;
    private readonly List<RelatedDocument> _published;

    /// <summary>Binds documents.</summary>
    /// <param name="documents">The documents, as read, in the order of their paths.</param>
    /// <param name="published">Documents that stand around them and are not checked, as read.</param>
    public DocumentGroup(IEnumerable<RelatedDocument> documents, IEnumerable<RelatedDocument> published)
    {
        var declared = documents.ToList();
        var around = published.ToList();
        _sources = [.. declared.Concat(around).Select(d => new ImportSource(d.Uri, d.Service))];
        _documents = [.. declared.Select(Bound)];
        _published = [.. around.Select(Bound)];
    }

    /// <summary>A document's service, bound.</summary>
    /// <param name="ordinal">The document's place.</param>
    public Service Service(int ordinal) => _documents[ordinal].Service;

    /// <summary>The documents around one, bound.</summary>
    /// <param name="ordinal">The document's place.</param>
    public IReadOnlyList<RelatedDocument> Others(int ordinal) => [.. _documents.Where((_, other) => other != ordinal), .. _published];

    /// <summary>Resolves the types of a service as if it were one of these documents.</summary>
    /// <param name="service">As read.</param>
    public Service Bind(Service service) => ServiceBinder.Bind(service, _sources);

    /// <summary>A use of a type as if it stood in one of these documents; <see cref="TypeKind.Unresolved"/> at its core where it names nothing.</summary>
    /// <param name="ordinal">The document's place.</param>
    /// <param name="type">The use as documents write it: <c>[user]</c>.</param>
    public TypeReference Resolve(int ordinal, string type) =>
        new TypeResolver(Service(ordinal), new ImportTable(Service(ordinal), _sources)).Resolve(TypeText.Parse(type));

    /// <summary>What rules see of a document.</summary>
    /// <param name="ordinal">The document's place.</param>
    /// <param name="syntax">Where its nodes stand.</param>
    public RuleInput Input(int ordinal, SyntaxMap syntax) => new() { Service = Service(ordinal), Syntax = syntax, Others = Others(ordinal) };

    private RelatedDocument Bound(RelatedDocument document) => document with { Service = Bind(document.Service) };
}
