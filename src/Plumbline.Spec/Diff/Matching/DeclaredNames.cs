using Plumbline.Spec.Model;

namespace Plumbline.Spec.Diff.Matching;

/// <summary>A declared name of one document.</summary>
internal sealed record DeclaredName(TypeKind Kind, string Name, Subject Subject);

/// <summary>The names that documents declare, whatever kind of type they stand for.</summary>
internal static class DeclaredNames
{
    /// <summary>Names that are gone, without those that stand for another kind now.</summary>
    public static IEnumerable<DeclaredName> Removed(ServicePairs pairs) => Without(Gone(pairs), New(pairs));

    /// <summary>Names that are new, without those that stood for another kind.</summary>
    public static IEnumerable<DeclaredName> Added(ServicePairs pairs) => Without(New(pairs), Gone(pairs));

    /// <summary>Names that stand for another kind of type now.</summary>
    public static IEnumerable<(DeclaredName Old, DeclaredName Now)> Reused(ServicePairs pairs) =>
        from old in Gone(pairs)
        join now in New(pairs) on old.Name equals now.Name
        select (old, now);

    /// <summary>Types that have another name now.</summary>
    public static IEnumerable<(Subject Subject, string From, string To)> Renamed(ServicePairs pairs) =>
        Renamed(pairs.Types.Enums, TypeKind.Enum, type => type.Name)
            .Concat(Renamed(pairs.Types.Models, TypeKind.Model, type => type.Name))
            .Concat(Renamed(pairs.Types.Unions, TypeKind.Union, type => type.Name))
            .Concat(Renamed(pairs.Types.Interfaces, TypeKind.Interface, type => type.Name));

    /// <summary>What messages say a name was: <c>a model</c>.</summary>
    public static string Article(TypeKind kind) => kind switch
    {
        TypeKind.Enum => "an enum",
        TypeKind.Union => "a union",
        TypeKind.Interface => "an interface",
        _ => "a model",
    };

    private static IEnumerable<DeclaredName> Without(IEnumerable<DeclaredName> names, IEnumerable<DeclaredName> others)
    {
        var taken = new HashSet<string>(others.Select(other => other.Name), StringComparer.Ordinal);
        return names.Where(name => !taken.Contains(name.Name));
    }

    private static IEnumerable<DeclaredName> Gone(ServicePairs pairs) =>
        Names(pairs.Types.Enums.Removed, TypeKind.Enum, type => type.Name)
            .Concat(Names(pairs.Types.Models.Removed, TypeKind.Model, type => type.Name))
            .Concat(Names(pairs.Types.Unions.Removed, TypeKind.Union, type => type.Name))
            .Concat(Names(pairs.Types.Interfaces.Removed, TypeKind.Interface, type => type.Name));

    private static IEnumerable<DeclaredName> New(ServicePairs pairs) =>
        Names(pairs.Types.Enums.Added, TypeKind.Enum, type => type.Name)
            .Concat(Names(pairs.Types.Models.Added, TypeKind.Model, type => type.Name))
            .Concat(Names(pairs.Types.Unions.Added, TypeKind.Union, type => type.Name))
            .Concat(Names(pairs.Types.Interfaces.Added, TypeKind.Interface, type => type.Name));

    private static IEnumerable<DeclaredName> Names<T>(IReadOnlyList<Single<T>> types, TypeKind kind, Func<T, string> name) =>
        types.Select(type => new DeclaredName(kind, name(type.Value), SubjectOf(kind, name(type.Value), type.Place)));

    private static IEnumerable<(Subject, string, string)> Renamed<T>(TypeMatch<T> types, TypeKind kind, Func<T, string> name)
        where T : class, IEquatable<T> =>
        types.Both.Where(type => name(type.Before) != name(type.After))
            .Select(type => (SubjectOf(kind, name(type.Before), type.Place) with { Title = $"{Word(kind)} {Words.Quote(name(type.After))}" }, name(type.Before), name(type.After)));

    private static Subject SubjectOf(TypeKind kind, string name, Reading.NodePath place) =>
        new() { Title = $"{Word(kind)} {Words.Quote(name)}", Id = $"{Word(kind)}s/{name}", Place = place };

    private static string Word(TypeKind kind) => kind.ToString().ToLowerInvariant();
}
