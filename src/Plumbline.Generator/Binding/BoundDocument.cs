using Plumbline.Generator.CSharp;
using Plumbline.Spec.Model;

namespace Plumbline.Generator.Binding;

/// <summary>A document with resolved types and C# names, ready to be turned into declarations.</summary>
internal sealed class BoundDocument
{
    /// <summary>What its files share.</summary>
    public required DocumentContext Context { get; init; }

    /// <summary>The file's path; null for the contract of a referenced assembly.</summary>
    public string? Path { get; init; }

    /// <summary>The service with resolved types.</summary>
    public required Service Service { get; init; }

    /// <summary>The C# names of what it declares.</summary>
    public required TypeNames Names { get; init; }

    /// <summary>Whether its types are emitted here; false where a referenced assembly has them.</summary>
    public required bool EmitsTypes { get; init; }

    /// <summary>The text to publish with its types; null where it is no contract.</summary>
    public string? ContractText { get; init; }

    /// <summary>Names of local models that a PATCH takes.</summary>
    public required HashSet<string> PatchedModels { get; init; }
}
