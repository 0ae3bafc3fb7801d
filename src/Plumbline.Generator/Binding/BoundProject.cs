using Plumbline.Generator.CSharp;
using Plumbline.Spec.Binding;
using Plumbline.Spec.Model;
using Plumbline.Spec.Naming;

namespace Plumbline.Generator.Binding;

/// <summary>All documents of a project, resolved against each other and named.</summary>
internal sealed class BoundProject
{
    private readonly Dictionary<string, BoundDocument> _byNamespace = new(StringComparer.Ordinal);

    private BoundProject(ProjectOptions options) => Options = options;

    /// <summary>What the project says for all of them.</summary>
    public ProjectOptions Options { get; }

    /// <summary>The documents to emit for, ordered by path; baselines are not among them.</summary>
    public List<BoundDocument> Documents { get; } = [];

    /// <summary>These, and the contracts of referenced assemblies.</summary>
    public List<BoundDocument> All { get; } = [];

    /// <summary>Documents for which nothing is emitted because another one has their name and their place in C#, with that one.</summary>
    public List<(DeclaredDocument Document, DeclaredDocument Other)> Hidden { get; } = [];

    /// <summary>Resolves and names.</summary>
    /// <param name="documents">The documents, in any order.</param>
    /// <param name="contracts">Documents whose types referenced assemblies have.</param>
    /// <param name="options">What the project says.</param>
    public static BoundProject Bind(IEnumerable<DeclaredDocument> documents, IEnumerable<ContractReference> contracts, ProjectOptions options)
    {
        var project = new BoundProject(options);
        var declared = project.Distinct(documents);
        var known = contracts.OrderBy(c => c.CodeNamespace, StringComparer.Ordinal).ToList();
        var sources = declared.Select(d => new ImportSource(d.Uri, d.Service)).Concat(known.Select(c => new ImportSource(null, c.Service))).ToList();

        foreach (var contract in known)
            project.AddContract(contract, sources);

        // Without regard to case, as the compiler compares the names of emitted files.
        var scopes = new Dictionary<string, NameScope>(StringComparer.OrdinalIgnoreCase);
        foreach (var document in declared)
            project.Add(document, sources, scopes, known.Find(c => IsSame(c.Service, document.Service)));

        return project;
    }

    /// <summary>The document of a namespace.</summary>
    /// <param name="documentNamespace">The namespace as documents write it.</param>
    public BoundDocument? Find(string documentNamespace) => _byNamespace.TryGetValue(documentNamespace, out var document) ? document : null;

    /// <summary>A model that a resolved reference names.</summary>
    /// <param name="document">The document that holds the reference.</param>
    /// <param name="type">The reference.</param>
    /// <returns>The model and its document; null where it is not known.</returns>
    public (BoundDocument Document, ModelType Model)? FindModel(BoundDocument document, TypeReference type)
    {
        var owner = type.Namespace is null ? document : Find(type.Namespace);
        var model = owner?.FindModel(type.Name);
        return type.Kind == TypeKind.Model && model is not null ? (owner!, model) : null;
    }

    /// <summary>An enum that a resolved reference names.</summary>
    /// <param name="document">The document that holds the reference.</param>
    /// <param name="type">The reference.</param>
    /// <returns>The enum and its document; null where it is not known.</returns>
    public (BoundDocument Document, EnumType Enum)? FindEnum(BoundDocument document, TypeReference type)
    {
        var owner = type.Namespace is null ? document : Find(type.Namespace);
        var found = owner?.FindEnum(type.Name);
        return type.Kind == TypeKind.Enum && found is not null ? (owner!, found) : null;
    }

    private static bool IsSame(Service left, Service right) =>
        left.Namespace is not null && left.Namespace == right.Namespace && left.Name == right.Name;

    // Two documents that state no namespace are told apart by their names alone.
    private static bool AreAlike(DeclaredDocument left, DeclaredDocument right) =>
        IsSame(left.Service, right.Service)
        || (left.Service.Namespace is null && right.Service.Namespace is null && left.Service.Name == right.Service.Name && left.NamespaceOverride == right.NamespaceOverride);

    // One document may be listed twice (say as service and as import); the role that emits most wins. Two of a role are no copies.
    private List<DeclaredDocument> Distinct(IEnumerable<DeclaredDocument> documents)
    {
        var result = new List<DeclaredDocument>();
        var ordered = documents.Where(d => d.Role != DocumentRole.Baseline).OrderBy(d => d.Role).ThenBy(d => d.Path, StringComparer.Ordinal);
        foreach (var document in ordered)
        {
            if (result.Find(d => d.Path == document.Path || AreAlike(d, document)) is not { } other)
                result.Add(document);
            else if (other.Path != document.Path && other.Role == document.Role && document.Role != DocumentRole.Import)
                Hidden.Add((document, other));
        }

        result.Sort((left, right) => string.CompareOrdinal(left.Path, right.Path));
        return result;
    }

    private void AddContract(ContractReference contract, List<ImportSource> sources)
    {
        var service = ServiceBinder.Bind(contract.Service, sources);
        var names = new TypeNames(service, NewScope());
        Register(new()
        {
            Context = Context(DocumentRole.Import, contract.CodeNamespace, contract.CodeNamespace, "public", service, names.ServiceStem),
            Service = service,
            Names = names,
            EmitsTypes = false,
            PatchedModels = [],
        });
    }

    private void Add(DeclaredDocument declared, List<ImportSource> sources, Dictionary<string, NameScope> scopes, ContractReference? contract)
    {
        var service = ServiceBinder.Bind(declared.Service, sources);
        var codeNamespace = contract?.CodeNamespace
            ?? declared.NamespaceOverride
            ?? CSharpNamespace.From(service.Namespace, Options.RootNamespace, service.Name);
        if (!scopes.TryGetValue(codeNamespace, out var scope))
            scopes.Add(codeNamespace, scope = NewScope());

        var names = new TypeNames(service, scope);
        var access = declared.AccessOverride ?? (declared.Role == DocumentRole.Contract ? "public" : "internal");
        var bound = new BoundDocument
        {
            Path = declared.Path,
            Context = Context(declared.Role, System.IO.Path.GetFileName(declared.Path), codeNamespace, access, service, names.ServiceStem),
            Service = service,
            Names = names,
            EmitsTypes = contract is null,
            EmitsUnreached = declared.WantsAllTypes,
            ContractText = declared.ContractText,
            PatchedModels = new(PatchBodies(service), StringComparer.Ordinal),
        };
        Documents.Add(bound);
        Register(bound);
    }

    private static IEnumerable<string> PatchBodies(Service service) =>
        from resource in service.Resources
        from operation in resource.Operations
        let type = operation.Method == "PATCH" ? operation.Body?.Type : null
        where type is { Kind: TypeKind.Model, Shape: TypeShape.Named, Namespace: null }
        select type.Name;

    private static NameScope NewScope() => new(StringComparer.OrdinalIgnoreCase, []);

    private DocumentContext Context(DocumentRole role, string fileName, string codeNamespace, string access, Service service, string stem) => new()
    {
        Role = role,
        FileName = fileName,
        ServiceName = service.Name,
        ServiceStem = stem,
        ApiNamespace = service.Namespace ?? service.Application,
        Namespace = codeNamespace,
        Access = access,
        HasAspNetCore = Options.HasAspNetCore,
    };

    private void Register(BoundDocument document)
    {
        All.Add(document);
        if (document.Service.Namespace is { } name && !_byNamespace.ContainsKey(name))
            _byNamespace.Add(name, document);
    }
}
