using Plumbline.Generator.Binding;
using Plumbline.Generator.CSharp;
using Plumbline.Spec.Collections;
using Plumbline.Spec.Model;
using Plumbline.Spec.Rules;

namespace Plumbline.Generator.Pipeline;

/// <summary>The documents that rules look at, bound against each other; the generator and the analyzers see them alike.</summary>
internal sealed class CheckedDocuments
{
    private readonly DocumentGroup _group;

    private CheckedDocuments(IEnumerable<ReadDocument> documents, EquatableArray<ContractReference> contracts)
    {
        // The last released form is compared with, not judged.
        Documents = [.. documents.Where(d => d.Declared.Role != DocumentRole.Baseline).OrderBy(d => d.Declared.Path, StringComparer.Ordinal)];
        _group = new(
            Documents.Select(d => new RelatedDocument(d.Declared.Path, d.Declared.Uri, d.Document.Service)),
            contracts.Select(c => new RelatedDocument(c.CodeNamespace, null, c.Service)));
    }

    /// <summary>The documents in the order of their paths, baselines left out.</summary>
    public IReadOnlyList<ReadDocument> Documents { get; }

    /// <summary>Binds a project's documents.</summary>
    /// <param name="documents">The documents, in any order.</param>
    /// <param name="contracts">Documents whose types referenced assemblies have.</param>
    public static CheckedDocuments Of(IEnumerable<ReadDocument> documents, EquatableArray<ContractReference> contracts) => new(documents, contracts);

    /// <summary>A document's service, bound.</summary>
    /// <param name="ordinal">The document's place in <see cref="Documents"/>.</param>
    public Service Service(int ordinal) => _group.Service(ordinal);

    /// <summary>Resolves the types of a service as if it were one of these documents.</summary>
    /// <param name="service">As read.</param>
    public Service Bind(Service service) => _group.Bind(service);

    /// <summary>What rules see of a document.</summary>
    /// <param name="ordinal">The document's place in <see cref="Documents"/>.</param>
    public RuleInput Input(int ordinal) => _group.Input(ordinal, Documents[ordinal].Document.Syntax) with
    {
        IsForeign = Documents[ordinal].Declared.Role is not (DocumentRole.Service or DocumentRole.Contract),
        Options = Documents[ordinal].File.Options,
    };
}
