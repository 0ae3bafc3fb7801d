using Plumbline.Spec.Collections;
using Plumbline.Spec.Model;
using Plumbline.Spec.Reading;

namespace Plumbline.Spec.Binding;

/// <summary>Copies a service with every type reference resolved.</summary>
/// <param name="declared">The service as read.</param>
/// <param name="imports">The documents around it.</param>
/// <param name="surroundings">By what an earlier copy of a declaration is taken over; null where every name is to be looked up.</param>
internal sealed class ServiceRewriter(Service declared, ImportTable imports, NameSurroundings? surroundings)
{
    private static readonly Remembered<NameSurroundings> s_memory = new();

    private readonly NameSurroundings? _surroundings = surroundings is null
        ? null
        : s_memory.Known(surroundings, declared.Models.AsEnumerable<object>().Concat(declared.Unions).Concat(declared.Interfaces).Concat(declared.Resources));

    private readonly TypeResolver _types = new(declared, imports);

    /// <summary>The copy.</summary>
    public Service Rewrite() => declared with
    {
        Headers = Each(declared.Headers, Header),
        Interfaces = Known(declared.Interfaces, type => type with { Fields = Each(type.Fields, Field) }),
        Models = Known(declared.Models, Model),
        Unions = Known(declared.Unions, Union),
        Resources = declared.Resources.Select(resource => HasInferredTypes(resource) ? Resource(resource) : Known(resource, Resource)).ToEquatableArray(),
    };

    private static EquatableArray<T> Each<T>(EquatableArray<T> items, Func<T, T> rewrite)
        where T : IEquatable<T> => items.Select(rewrite).ToEquatableArray();

    // Their types come from fields of other declarations.
    private static bool HasInferredTypes(Resource resource) =>
        resource.Operations.Any(operation => operation.Parameters.Any(parameter => parameter.Type == InferredType.Pending));

    private EquatableArray<T> Known<T>(EquatableArray<T> items, Func<T, T> rewrite)
        where T : class, IEquatable<T> => items.Select(item => Known(item, rewrite)).ToEquatableArray();

    private T Known<T>(T item, Func<T, T> rewrite)
        where T : class, IEquatable<T> => _surroundings is null ? rewrite(item) : s_memory.Get(item, _surroundings, rewrite);

    private Header Header(Header header) => header with { Type = _types.Resolve(header.Type) };

    private Field Field(Field field) => field with { Type = _types.Resolve(field.Type) };

    private ModelType Model(ModelType model) => model with
    {
        Fields = Each(model.Fields, Field),
        Interfaces = Each(model.Interfaces, _types.ResolveInterface),
    };

    private UnionType Union(UnionType union) => union with
    {
        Interfaces = Each(union.Interfaces, _types.ResolveInterface),
        Members = Each(union.Members, member => member with { Type = _types.Resolve(member.Type) }),
    };

    private Resource Resource(Resource resource)
    {
        var type = _types.Resolve(resource.Type);
        return resource with { Type = type, Operations = Each(resource.Operations, operation => Operation(operation, type)) };
    }

    private Operation Operation(Operation operation, TypeReference resource) => operation with
    {
        Body = operation.Body is { } body ? body with { Type = _types.Resolve(body.Type) } : null,
        Parameters = Each(operation.Parameters, parameter => Parameter(parameter, resource)),
        Responses = Each(operation.Responses, Response),
    };

    private Parameter Parameter(Parameter parameter, TypeReference resource) => parameter with
    {
        Type = parameter.Type == InferredType.Pending
            ? PathParameterTypes.Infer(_types, resource, parameter.Name)
            : _types.Resolve(parameter.Type),
    };

    private Response Response(Response response) => response with
    {
        Type = _types.Resolve(response.Type),
        Headers = Each(response.Headers, Header),
    };
}
