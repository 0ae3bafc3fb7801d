using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Plumbline.Analyzers.Documents;

namespace Plumbline.Analyzers.Models;

/// <summary>Something in which a hand-written type differs from its model.</summary>
/// <param name="Location">The place in code.</param>
/// <param name="Text">What differs, and what to do about it.</param>
/// <param name="Place">The place in the document.</param>
/// <param name="Facts">What fixes need to know.</param>
internal sealed record ModelDifference(Location Location, string Text, DocumentPlace? Place, ImmutableDictionary<string, string?> Facts)
{
    /// <summary>The fact that tells what a fix has to do.</summary>
    public const string Kind = "kind";

    /// <summary>A property is to be added, or to be made what the document says.</summary>
    public const string Property = "property";

    /// <summary>A field is to be added to the document.</summary>
    public const string Field = "field";
}
