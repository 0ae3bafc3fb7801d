using System.Runtime.CompilerServices;
using Plumbline.Spec.Collections;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Binding;

/// <summary>All that decides on what the names in a service stand for. (The fields that give path parameters their types are not among it.)</summary>
/// <param name="Own">What the service declares.</param>
/// <param name="Imports">What it imports.</param>
/// <param name="Sources">What the documents around it declare, in their order.</param>
internal sealed record NameSurroundings(DeclaredNames Own, EquatableArray<Import> Imports, EquatableArray<SourceNames> Sources)
{
    /// <summary>The surroundings of a service.</summary>
    /// <param name="service">The service.</param>
    /// <param name="sources">The documents around it.</param>
    public static NameSurroundings Of(Service service, IReadOnlyList<ImportSource> sources) =>
        new(DeclaredNames.Of(service), service.Imports, sources.Select(s => new SourceNames(s.Uri, DeclaredNames.Of(s.Service))).ToEquatableArray());
}

/// <summary>What a document around declares.</summary>
/// <param name="Uri">Where imports say it lives.</param>
/// <param name="Names">What it declares.</param>
internal sealed record SourceNames(string? Uri, DeclaredNames Names);

/// <summary>A service as others see it who look for types by their names.</summary>
internal sealed record DeclaredNames
{
    private static readonly ConditionalWeakTable<Service, DeclaredNames> s_known = new();

    /// <summary>Its namespace.</summary>
    public required string? Namespace { get; init; }

    /// <summary>Its organization, application and version, by which imports find it.</summary>
    public required (string? Organization, string Application, string? Version) Address { get; init; }

    /// <summary>The names of its enums.</summary>
    public required EquatableArray<string> Enums { get; init; }

    /// <summary>The names of its models.</summary>
    public required EquatableArray<string> Models { get; init; }

    /// <summary>The names of its unions.</summary>
    public required EquatableArray<string> Unions { get; init; }

    /// <summary>The names of its interfaces.</summary>
    public required EquatableArray<string> Interfaces { get; init; }

    /// <summary>The names of a service.</summary>
    /// <param name="service">The service.</param>
    public static DeclaredNames Of(Service service) => s_known.GetValue(service, static s => new()
    {
        Namespace = s.Namespace,
        Address = (s.Organization, s.Application, s.Version),
        Enums = s.Enums.Select(e => e.Name).ToEquatableArray(),
        Models = s.Models.Select(m => m.Name).ToEquatableArray(),
        Unions = s.Unions.Select(u => u.Name).ToEquatableArray(),
        Interfaces = s.Interfaces.Select(i => i.Name).ToEquatableArray(),
    });
}
