using Plumbline.Spec.Diff.Usage;
using Plumbline.Spec.Model;
using Plumbline.Spec.Reading;

namespace Plumbline.Spec.Diff.Matching;

/// <summary>Both documents, matched: what every rule looks at.</summary>
internal sealed class ServicePairs
{
    private readonly TypeUsage _usedBefore;
    private readonly TypeUsage _usedAfter;
    private readonly Dictionary<(TypeKind Kind, string Name), List<Position>> _positions = [];

    public ServicePairs(Service before, Service after)
    {
        Before = before;
        After = after;
        var typesBefore = new TypeTable(before);
        var typesAfter = new TypeTable(after);
        _usedBefore = new TypeUsage(before, typesBefore);
        _usedAfter = new TypeUsage(after, typesAfter);
        Types = new TypePairs(before, after);
        Resources = Match(before, after, Types);
        Operations = new OperationPairs(before, after, Types);
        Relations = new TypeRelations(Types, typesBefore, typesAfter);
        Slots = new SlotPairs(this).All;
    }

    /// <summary>As released.</summary>
    public Service Before { get; }

    /// <summary>As it is now.</summary>
    public Service After { get; }

    /// <summary>Declared types.</summary>
    public TypePairs Types { get; }

    /// <summary>Resources.</summary>
    public IReadOnlyList<Pair<Resource>> Resources { get; }

    /// <summary>Operations.</summary>
    public OperationPairs Operations { get; }

    /// <summary>How types are related.</summary>
    public TypeRelations Relations { get; }

    /// <summary>Every typed place.</summary>
    public IReadOnlyList<SlotPair> Slots { get; }

    /// <summary>Whether a released type was used on the wire.</summary>
    public bool WasUsed(TypeKind kind, string name) => !_usedBefore.IsLibrary && _usedBefore.Of(kind, name).Count > 0;

    /// <summary>Whether a type of now is used on the wire.</summary>
    public bool IsUsed(TypeKind kind, string name) => !_usedAfter.IsLibrary && _usedAfter.Of(kind, name).Count > 0;

    /// <summary>Who met a type when it was released, and still would; what is used since then only breaks nobody.</summary>
    public IReadOnlyList<Position> PositionsOf(TypeKind kind, string before, string after)
    {
        if (_usedBefore.IsLibrary)
            return Position.Anywhere;

        if (!_positions.TryGetValue((kind, before), out var positions))
            _positions.Add((kind, before), positions = FindPositions(kind, before, after));
        return positions;
    }

    private List<Position> FindPositions(TypeKind kind, string before, string after)
    {
        var now = _usedAfter.Of(kind, after).ToLookup(position => (position.Direction, position.Key));
        var positions = new List<Position>();
        foreach (var group in _usedBefore.Of(kind, before).GroupBy(position => (position.Direction, position.Key)))
        {
            var still = now[group.Key].ToList();
            if (still.Count > 0)
                positions.Add(group.First() with { IsPatchBody = group.All(p => p.IsPatchBody) && still.All(p => p.IsPatchBody) });
        }

        return positions;
    }

    /// <summary>The subject of a model.</summary>
    public Subject Of(Pair<ModelType> model) => new()
    {
        Title = $"model {Named(model.Before.Name, model.After.Name)}",
        Id = $"models/{model.Before.Name}",
        Place = model.Place,
        Positions = PositionsOf(TypeKind.Model, model.Before.Name, model.After.Name),
    };

    /// <summary>The subject of an enum.</summary>
    public Subject Of(Pair<EnumType> type) => new()
    {
        Title = $"enum {Named(type.Before.Name, type.After.Name)}",
        Id = $"enums/{type.Before.Name}",
        Place = type.Place,
        Positions = PositionsOf(TypeKind.Enum, type.Before.Name, type.After.Name),
    };

    /// <summary>The subject of a union.</summary>
    public Subject Of(Pair<UnionType> union) => new()
    {
        Title = $"union {Named(union.Before.Name, union.After.Name)}",
        Id = $"unions/{union.Before.Name}",
        Place = union.Place,
        Positions = PositionsOf(TypeKind.Union, union.Before.Name, union.After.Name),
    };

    /// <summary>The subject of an operation, met by its callers.</summary>
    public static Subject Of(OperationPair operation) => Of(operation.Before, operation.After.Place);

    /// <summary>The subject of an operation of one document.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="place">Where it stands now, or for one that is gone where it would.</param>
    public static Subject Of(Located operation, NodePath place) => new()
    {
        Title = Words.Quote(operation.Name),
        Id = $"operations/{operation.Key}",
        Place = place,
        Positions = [TypeUsage.OfRequest(operation.Operation)],
    };

    /// <summary>The whole service.</summary>
    public Subject Service => new() { Title = $"service {Words.Quote(After.Name)}", Id = "service", Place = NodePath.Root };

    /// <summary>Where a resource stands now; the service where it is gone.</summary>
    public NodePath PlaceOf(Resource released) => Resources.FirstOrDefault(resource => resource.Before == released)?.Place ?? NodePath.Root;

    /// <summary>Who met a type when it was released.</summary>
    public IReadOnlyList<Position> ReleasedPositionsOf(TypeKind kind, string name) => _usedBefore.Of(kind, name);

    private static List<Pair<Resource>> Match(Service before, Service after, TypePairs types)
    {
        var pairs = new List<Pair<Resource>>();
        foreach (var old in before.Resources)
        {
            for (var i = 0; i < after.Resources.Count; i++)
            {
                if (types.AreSame(old.Type, after.Resources[i].Type))
                {
                    pairs.Add(new Pair<Resource>(old, after.Resources[i], NodePath.Root.Item("resources", i)));
                    break;
                }
            }
        }

        return pairs;
    }

    private static string Named(string before, string after) => before == after ? Words.Quote(after) : $"{Words.Quote(after)} (was {Words.Quote(before)})";
}
