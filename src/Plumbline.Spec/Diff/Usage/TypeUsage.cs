using Plumbline.Spec.Model;

namespace Plumbline.Spec.Diff.Usage;

/// <summary>Where on the wire each type of a service is used, directly or through other types.</summary>
internal sealed class TypeUsage
{
    private readonly Dictionary<(TypeKind Kind, string Name), List<Position>> _positions = [];
    private readonly TypeTable _types;

    public TypeUsage(Service service, TypeTable types)
    {
        _types = types;
        var headers = service.Headers.Select(header => header.Type).ToList();
        foreach (var resource in service.Resources)
        {
            foreach (var operation in resource.Operations)
                Add(operation, headers);
        }

        foreach (var union in service.Unions.Where(EventUnions.IsEvent))
            Reach(new TypeReference { Shape = TypeShape.Named, Kind = TypeKind.Union, Name = union.Name }, OfEvent(union));

        IsLibrary = _positions.Count == 0 && service.Resources.Count == 0;
    }

    /// <summary>Whether the document only lends its types to others, who may use them in any direction.</summary>
    public bool IsLibrary { get; }

    /// <summary>The positions of a type; empty where it is not used on the wire.</summary>
    public IReadOnlyList<Position> Of(TypeKind kind, string name) =>
        IsLibrary ? Position.Anywhere : _positions.TryGetValue((kind, name), out var positions) ? positions : [];

    /// <summary>Where an operation is called.</summary>
    public static Position OfRequest(Operation operation) => new(Direction.Request, PathKey.Of(operation.Method, operation.Path), Name(operation));

    /// <summary>Where an operation's answer is read.</summary>
    public static Position OfResponse(Operation operation) => new(Direction.Response, PathKey.Of(operation.Method, operation.Path), Name(operation));

    /// <summary>Where a union's events are read.</summary>
    public static Position OfEvent(UnionType union) => new(Direction.Event, union.Name, union.Name);

    private static string Name(Operation operation) => $"{operation.Method} {operation.Path}";

    private void Add(Operation operation, List<TypeReference> headers)
    {
        var request = OfRequest(operation);
        if (operation.Body is { } body)
            Reach(body.Type, request, isPatchBody: operation.Method == "PATCH");
        foreach (var parameter in operation.Parameters)
            Reach(parameter.Type, request);
        foreach (var header in headers)
            Reach(header, request);

        var response = OfResponse(operation);
        foreach (var answer in operation.Responses)
        {
            Reach(answer.Type, response);
            foreach (var header in answer.Headers)
                Reach(header.Type, response);
        }
    }

    // Iterative: models may be linked into chains as long as the document.
    private void Reach(TypeReference root, Position position, bool isPatchBody = false)
    {
        var pending = new Stack<(TypeReference Type, Position Position)>();
        pending.Push((root, isPatchBody && root.Shape == TypeShape.Named ? position with { IsPatchBody = true } : position));
        while (pending.Count > 0)
        {
            var (type, at) = pending.Pop();
            var core = type.Core;
            if (core.Namespace is not null || core.Kind is TypeKind.Primitive or TypeKind.Unresolved || !TryAdd((core.Kind, core.Name), at))
                continue;

            foreach (var field in _types.Model(core)?.Fields ?? default)
                pending.Push((field.Type, position));
            foreach (var member in _types.Union(core)?.Members ?? default)
                pending.Push((member.Type, at));
        }
    }

    private bool TryAdd((TypeKind, string) type, Position position)
    {
        if (!_positions.TryGetValue(type, out var positions))
            _positions.Add(type, positions = []);

        // One operation's positions come in one go, so what is there already stands at the end.
        for (var i = positions.Count - 1; i >= 0 && positions[i].Key == position.Key && positions[i].Direction == position.Direction; i--)
        {
            if (positions[i] == position)
                return false;
        }

        positions.Add(position);
        return true;
    }
}
