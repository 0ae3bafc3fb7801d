using Plumbline.Generator.CSharp;
using Plumbline.Spec.Attributes;
using Plumbline.Spec.Model;
using Plumbline.Spec.Streams;

namespace Plumbline.Generator.Binding;

/// <summary>
/// Which types of imported documents are emitted: those that the project's other documents name, directly or through types that they name.
/// A shared document may declare hundreds of types of which a service uses three.
/// </summary>
internal sealed class ReachedTypes
{
    private readonly BoundProject _project;
    private readonly HashSet<(BoundDocument Document, TypeKind Kind, string Name)> _reached = [];
    private readonly Queue<(BoundDocument Document, TypeKind Kind, string Name)> _open = new();

    private ReachedTypes(BoundProject project) => _project = project;

    /// <summary>Finds out what is reached; looks at nothing where no import could be left out.</summary>
    /// <param name="project">The documents, resolved.</param>
    public static ReachedTypes Of(BoundProject project)
    {
        var reached = new ReachedTypes(project);
        if (!project.Documents.Exists(IsByReach) || !project.Documents.Exists(d => d.Context.Role != DocumentRole.Import))
            return reached;

        foreach (var document in project.Documents.Where(d => !IsByReach(d)))
            reached.AddAll(document);

        while (reached._open.Count > 0)
            reached.Follow(reached._open.Dequeue());

        return reached;
    }

    /// <summary>Whether a type is emitted.</summary>
    /// <param name="document">The document that declares it.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="name">Its name.</param>
    public bool Has(BoundDocument document, TypeKind kind, string name) =>
        _reached.Count == 0 || !IsByReach(document) || _reached.Contains((document, kind, name));

    // Nothing but imports in a project: somebody lists them for their types, which C# alone names.
    private static bool IsByReach(BoundDocument document) =>
        document is { EmitsTypes: true, EmitsUnreached: false, Context.Role: DocumentRole.Import };

    private void AddAll(BoundDocument document)
    {
        var service = document.Service;
        foreach (var type in service.Enums)
            Add(document, TypeKind.Enum, type.Name);
        foreach (var type in service.Models)
            Add(document, TypeKind.Model, type.Name);
        foreach (var type in service.Unions)
            Add(document, TypeKind.Union, type.Name);
        foreach (var type in service.Interfaces)
            Add(document, TypeKind.Interface, type.Name);

        AddAll(document, service.Headers.Select(h => h.Type));
        foreach (var resource in service.Resources)
        {
            Add(document, resource.Type);
            foreach (var operation in resource.Operations)
            {
                if (operation.Body is { } body)
                    Add(document, body.Type);

                AddAll(document, operation.Parameters.Select(p => p.Type));
                AddAll(document, operation.Responses.Select(r => r.Type));
                AddAll(document, operation.Responses.SelectMany(r => r.Headers).Select(h => h.Type));
            }
        }

        // Whose events a service takes, it names by their union alone.
        foreach (var consumes in ConsumesAttribute.FindAll(service.Attributes))
        {
            if (ConsumerBinder.Find(_project, consumes) is not { } found)
                continue;

            Add(found.Publisher, TypeKind.Union, found.Union.Name);
            if (ReplicaSource.Of(consumes, name => _project.Find(name)?.Service) is { } source)
                Add(found.Publisher, TypeKind.Model, source.Stream.Subject.Name);
        }
    }

    private void AddAll(BoundDocument document, IEnumerable<TypeReference> types)
    {
        foreach (var type in types)
            Add(document, type);
    }

    private void Add(BoundDocument document, TypeReference type)
    {
        var core = type.Core;
        var owner = core.Namespace is null ? document : _project.Find(core.Namespace);
        if (owner is not null && core.Kind is TypeKind.Enum or TypeKind.Model or TypeKind.Union or TypeKind.Interface)
            Add(owner, core.Kind, core.Name);
    }

    private void Add(BoundDocument document, TypeKind kind, string name)
    {
        if (_reached.Add((document, kind, name)))
            _open.Enqueue((document, kind, name));
    }

    private void Follow((BoundDocument Document, TypeKind Kind, string Name) type)
    {
        var (document, kind, name) = type;
        if (kind == TypeKind.Model && document.FindModel(name) is { } model)
        {
            AddAll(document, model.Fields.Select(f => f.Type));
            AddAll(document, model.Interfaces);

            // In C# a model says of which unions it is a member.
            foreach (var union in document.UnionsOf(name))
                Add(document, TypeKind.Union, union.Name);
        }
        else if (kind == TypeKind.Union && document.Service.Unions.FirstOrDefault(u => u.Name == name) is { } union)
        {
            AddAll(document, union.Members.Select(m => m.Type));
            AddAll(document, union.Interfaces);
            Add(document, TypeKind.Interface, name);
            foreach (var outer in UnionBinder.WithOuter(document.Service, union))
                Add(document, TypeKind.Union, outer.Name);
        }
        else if (kind == TypeKind.Interface && document.Service.Interfaces.FirstOrDefault(i => i.Name == name) is { } contract)
        {
            AddAll(document, contract.Fields.Select(f => f.Type));
        }
    }
}
