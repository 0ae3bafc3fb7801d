using Plumbline.Spec.Collections;

namespace Plumbline.Spec.Model;

/// <summary>
/// A service as its document describes it: every default filled in, inline types lifted, templates applied.
/// It holds no text positions (those are in <see cref="Reading.SyntaxMap"/>), so that a moved line changes nothing here.
/// </summary>
/// <remarks>Immutable with structural equality, like every type it holds: incremental steps compare it by value.</remarks>
public sealed record Service
{
    /// <summary>The service's human name, e.g. <c>user</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The document's namespace, e.g. <c>io.example.user.v0</c>; null where the document has none.</summary>
    public string? Namespace { get; init; }

    /// <summary>The organization's key (normal form only).</summary>
    public string? Organization { get; init; }

    /// <summary>The application's key: given in the normal form, otherwise the slug of <see cref="Name"/>.</summary>
    public required string Application { get; init; }

    /// <summary>The version (normal form only).</summary>
    public string? Version { get; init; }

    /// <summary>Where the service listens, without a trailing slash.</summary>
    public string? BaseUrl { get; init; }

    /// <summary>GitHub-flavoured markdown.</summary>
    public string? Description { get; init; }

    /// <summary>Contact and licence.</summary>
    public ServiceInfo Info { get; init; } = new();

    /// <summary>Documents whose types this one names.</summary>
    public EquatableArray<Import> Imports { get; init; }

    /// <summary>Request headers of every operation.</summary>
    public EquatableArray<Header> Headers { get; init; }

    /// <summary>Declared enums, in document order.</summary>
    public EquatableArray<EnumType> Enums { get; init; }

    /// <summary>Declared interfaces, in document order.</summary>
    public EquatableArray<InterfaceType> Interfaces { get; init; }

    /// <summary>Declared models, in document order; inline and union-member models follow.</summary>
    public EquatableArray<ModelType> Models { get; init; }

    /// <summary>Declared unions, in document order.</summary>
    public EquatableArray<UnionType> Unions { get; init; }

    /// <summary>Resources, in document order.</summary>
    public EquatableArray<Resource> Resources { get; init; }

    /// <summary>Attributes of the whole service.</summary>
    public EquatableArray<ApiAttribute> Attributes { get; init; }

    /// <summary>Annotations that fields may carry.</summary>
    public EquatableArray<Annotation> Annotations { get; init; }
}
