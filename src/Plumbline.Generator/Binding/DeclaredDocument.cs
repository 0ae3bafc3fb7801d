using Plumbline.Generator.CSharp;
using Plumbline.Spec.Model;

namespace Plumbline.Generator.Binding;

/// <summary>A document before its types are resolved, without text positions: moving a line does not change it.</summary>
internal sealed record DeclaredDocument
{
    /// <summary>The file's path; orders documents, so that names are the same on every run.</summary>
    public required string Path { get; init; }

    /// <summary>What it is to the project.</summary>
    public required DocumentRole Role { get; init; }

    /// <summary>The C# namespace that the project asks for; null for the derived one.</summary>
    public string? NamespaceOverride { get; init; }

    /// <summary>The accessibility that the project asks for; null for the role's.</summary>
    public string? AccessOverride { get; init; }

    /// <summary>Where imports say it lives; null where the project does not say.</summary>
    public string? Uri { get; init; }

    /// <summary>Whether the project wants all types of an import, those too that no document names.</summary>
    public bool WantsAllTypes { get; init; }

    /// <summary>The text to publish with a contract's types; null for every other role.</summary>
    public string? ContractText { get; init; }

    /// <summary>What it declares.</summary>
    public required Service Service { get; init; }
}
