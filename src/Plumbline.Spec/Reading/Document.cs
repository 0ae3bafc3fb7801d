using Plumbline.Spec.Collections;
using Plumbline.Spec.Findings;
using Plumbline.Spec.Json;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Reading;

/// <summary>The two forms of the format.</summary>
public enum DocumentForm
{
    /// <summary>Hand-written: maps keyed by name.</summary>
    ApiJson,

    /// <summary>The normal form: arrays, every default filled in.</summary>
    ServiceJson,
}

/// <summary>One document as read: the service it declares (types not yet resolved), where everything stands, and what is wrong with its shape.</summary>
public sealed class Document
{
    /// <summary>The file's path, as given.</summary>
    public required string Path { get; init; }

    /// <summary>The form it is written in.</summary>
    public required DocumentForm Form { get; init; }

    /// <summary>The service; whatever the text allows, never null. <see cref="Binding.ServiceBinder"/> resolves its types.</summary>
    public required Service Service { get; init; }

    /// <summary>The text as a tree.</summary>
    public required JsonNode Root { get; init; }

    /// <summary>Where the service's nodes stand in the text.</summary>
    public required SyntaxMap Syntax { get; init; }

    /// <summary>The text; null where anything is wrong with its JSON, so that the next reading starts from nothing.</summary>
    internal string? WellFormedText { get; init; }

    /// <summary>What was read of each declaration, for the next reading.</summary>
    internal Readings Readings { get; init; } = Readings.None;

    /// <summary>What is wrong with the text's shape, in text order.</summary>
    public required EquatableArray<Finding> Findings { get; init; }

    /// <summary>The same document in a namespace that a registry gives it, where its text states none.</summary>
    /// <param name="defaultNamespace">That namespace; null where there is none.</param>
    public Document WithDefaultNamespace(string? defaultNamespace) => defaultNamespace is null || Service.Namespace is not null
        ? this
        : new()
        {
            Path = Path,
            Form = Form,
            Service = Service with { Namespace = defaultNamespace },
            Root = Root,
            Syntax = Syntax,
            Findings = Findings,
            WellFormedText = WellFormedText,
            Readings = Readings,
        };
}
