using Plumbline.Spec.Model;

namespace Plumbline.Spec.Export;

/// <summary>A declaration and the service that declares it; its own references are to be read in that service.</summary>
/// <typeparam name="T">The kind of declaration.</typeparam>
/// <param name="Owner">The service.</param>
/// <param name="Type">The declaration.</param>
internal sealed record DeclaredType<T>(Service Owner, T Type)
    where T : class;

/// <summary>Finds what resolved references stand for, in a service and in the documents around it.</summary>
internal sealed class ServiceTypes
{
    private readonly Dictionary<string, Service> _byNamespace = new(StringComparer.Ordinal);

    /// <summary>Indexes the documents.</summary>
    /// <param name="services">Bound services; of several with one namespace the first counts.</param>
    public ServiceTypes(IEnumerable<Service> services)
    {
        foreach (var service in services)
        {
            if (service.Namespace is { } name && !_byNamespace.ContainsKey(name))
                _byNamespace.Add(name, service);
        }
    }

    /// <summary>The service of a namespace; null where it is not around.</summary>
    /// <param name="name">The namespace.</param>
    public Service? OfNamespace(string name) => _byNamespace.TryGetValue(name, out var found) ? found : null;

    /// <summary>The service that declares a type; null where it is not around.</summary>
    /// <param name="owner">The service that holds the reference.</param>
    /// <param name="type">A resolved named reference.</param>
    public Service? OwnerOf(Service owner, TypeReference type) =>
        type.Namespace is null ? owner : _byNamespace.TryGetValue(type.Namespace, out var found) ? found : null;

    public DeclaredType<ModelType>? Model(Service owner, TypeReference type) =>
        Find(owner, type, TypeKind.Model, service => service.Models.FirstOrDefault(model => model.Name == type.Name));

    public DeclaredType<EnumType>? Enum(Service owner, TypeReference type) =>
        Find(owner, type, TypeKind.Enum, service => service.Enums.FirstOrDefault(found => found.Name == type.Name));

    public DeclaredType<UnionType>? Union(Service owner, TypeReference type) =>
        Find(owner, type, TypeKind.Union, service => service.Unions.FirstOrDefault(union => union.Name == type.Name));

    public DeclaredType<InterfaceType>? Interface(Service owner, TypeReference type) =>
        Find(owner, type, TypeKind.Interface, service => service.Interfaces.FirstOrDefault(found => found.Name == type.Name));

    private DeclaredType<T>? Find<T>(Service owner, TypeReference type, TypeKind kind, Func<Service, T?> find)
        where T : class =>
        type.Kind == kind && type.Shape == TypeShape.Named && OwnerOf(owner, type) is { } declaring && find(declaring) is { } found
            ? new(declaring, found)
            : null;
}
