using Plumbline.Spec.Attributes;
using Plumbline.Spec.Export;
using Plumbline.Spec.Model;
using Plumbline.Spec.Rules.Text;

namespace Plumbline.Spec.Diff.Fingerprints;

/// <summary>What of a document a project depends on, by its role.</summary>
internal static class DocumentFacts
{
    /// <summary>
    /// A service and a contract depend on everything, on the imported types that it reaches, and on the events that it consumes, as their
    /// reader. A client depends on the operations and on what they reach. An import alone is read as a whole.
    /// </summary>
    /// <param name="service">The document, bound.</param>
    /// <param name="around">The documents around it, bound.</param>
    /// <param name="role">What the project is to it.</param>
    public static IEnumerable<DocumentFact> Of(Service service, IReadOnlyList<Service> around, FingerprintRole role)
    {
        var isProduced = role is FingerprintRole.Service or FingerprintRole.Contract;
        var types = new ServiceTypes([service, .. around]);
        var writer = new FactWriter(service, isProduced);
        var operations = service.Resources.SelectMany(resource => resource.Operations).ToList();
        var facts = new List<DocumentFact>(writer.Whole());
        facts.AddRange(operations.SelectMany(writer.Of));

        // Who says client and has nothing to call wants the types.
        var wantsAll = role != FingerprintRole.Client || operations.Count == 0;
        var roots = operations.SelectMany(Types).Concat(service.Headers.Select(header => header.Type))
            .Concat(wantsAll ? Declared(service) : []);
        facts.AddRange(Reach(service, roots, types, isProduced));
        if (isProduced)
        {
            foreach (var consumed in ConsumesAttribute.FindAll(service.Attributes))
                facts.AddRange(Consumed(service, consumed.Union, types));
        }

        return facts;
    }

    private static IEnumerable<DocumentFact> Consumed(Service service, string union, ServiceTypes types)
    {
        if (QualifiedName.Parse(union) is not { } name)
            return [];

        TypeReference root = new() { Shape = TypeShape.Named, Kind = TypeKind.Union, Name = name.Name, Namespace = name.Namespace };
        return Reach(service, [root], types, isProduced: false);
    }

    private static IEnumerable<TypeReference> Types(Operation operation) =>
    [
        .. operation.Body is { } body ? new[] { body.Type } : [],
        .. operation.Parameters.Select(parameter => parameter.Type),
        .. operation.Responses.SelectMany(response => response.Headers.Select(header => header.Type).Concat([response.Type])),
    ];

    private static IEnumerable<TypeReference> Declared(Service service) =>
    [
        .. service.Enums.Select(type => Local(type.Name, TypeKind.Enum)),
        .. service.Interfaces.Select(type => Local(type.Name, TypeKind.Interface)),
        .. service.Models.Select(type => Local(type.Name, TypeKind.Model)),
        .. service.Unions.Select(type => Local(type.Name, TypeKind.Union)),
    ];

    private static TypeReference Local(string name, TypeKind kind) => new() { Shape = TypeShape.Named, Kind = kind, Name = name };

    // Iterative: models may be linked into chains as long as the document.
    private static IEnumerable<DocumentFact> Reach(Service service, IEnumerable<TypeReference> roots, ServiceTypes types, bool isProduced)
    {
        var pending = new Stack<(Service Owner, TypeReference Type)>(roots.Select(root => (service, root)));
        var seen = new HashSet<(string?, TypeKind, string)>();
        while (pending.Count > 0)
        {
            var (owner, reference) = pending.Pop();
            var type = reference.Core;
            if (types.OwnerOf(owner, type) is not { } declaring || !seen.Add((declaring.Namespace, type.Kind, type.Name)))
                continue;

            var writer = new FactWriter(declaring, isProduced);
            var (facts, next) = type.Kind switch
            {
                TypeKind.Model when types.Model(owner, type) is { } model =>
                    (writer.Of(model.Type), model.Type.Fields.Select(field => field.Type).Concat(model.Type.Interfaces)),
                TypeKind.Interface when types.Interface(owner, type) is { } found => (writer.Of(found.Type), found.Type.Fields.Select(field => field.Type)),
                TypeKind.Enum when types.Enum(owner, type) is { } found => (writer.Of(found.Type), []),
                TypeKind.Union when types.Union(owner, type) is { } union =>
                    (writer.Of(union.Type), union.Type.Members.Select(member => member.Type).Concat(union.Type.Interfaces)),
                _ => (Enumerable.Empty<DocumentFact>(), Enumerable.Empty<TypeReference>()),
            };
            foreach (var fact in facts)
                yield return fact;
            foreach (var further in next)
                pending.Push((declaring, further));
        }
    }
}
