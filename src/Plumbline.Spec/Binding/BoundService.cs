using Plumbline.Spec.Collections;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Binding;

/// <summary>A service with resolved types, and what went wrong with its imports.</summary>
public sealed record BoundService
{
    /// <summary>The service.</summary>
    public required Service Service { get; init; }

    /// <summary>Namespaces that several documents declare, where nothing says which one is meant; the first one was taken.</summary>
    public EquatableArray<AmbiguousNamespace> Ambiguities { get; init; }

    /// <summary>Ordinals of the imports that no document around answers to.</summary>
    public EquatableArray<int> MissingImports { get; init; }
}

/// <summary>A namespace that several documents declare.</summary>
/// <param name="Namespace">The namespace.</param>
/// <param name="Sources">The documents, by address or by organization, application and version, in ordinal order.</param>
public sealed record AmbiguousNamespace(string Namespace, EquatableArray<string> Sources);
