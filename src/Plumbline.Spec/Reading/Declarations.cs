using Plumbline.Spec.Findings;
using Plumbline.Spec.Json;

namespace Plumbline.Spec.Reading;

/// <summary>A named declaration that waits for its reading.</summary>
/// <param name="Name">The name.</param>
/// <param name="NameSpan">Where the name stands.</param>
/// <param name="Node">The declaration.</param>
internal sealed record Declaration(string Name, TextSpan NameSpan, JsonNode Node);

/// <summary>The declared types of a document, by kind; inline ones join at the end of their list while the others are read.</summary>
internal sealed class Declarations(FindingBag findings)
{
    /// <summary>How many were added, repeated ones too.</summary>
    public int Attempts => Enums.Attempts + Interfaces.Attempts + Models.Attempts + Unions.Attempts;

    /// <summary>Enums.</summary>
    public DeclarationList Enums { get; } = new("enum", findings);

    /// <summary>Interfaces.</summary>
    public DeclarationList Interfaces { get; } = new("interface", findings);

    /// <summary>Models.</summary>
    public DeclarationList Models { get; } = new("model", findings);

    /// <summary>Unions.</summary>
    public DeclarationList Unions { get; } = new("union", findings);
}

/// <summary>Declarations of one kind, each name once.</summary>
internal sealed class DeclarationList(string kind, FindingBag findings)
{
    private readonly List<Declaration> _items = [];
    private readonly Dictionary<string, Declaration> _byName = new(StringComparer.Ordinal);

    /// <summary>How many there are so far.</summary>
    public int Count => _items.Count;

    /// <summary>How many were added, repeated ones too.</summary>
    public int Attempts { get; private set; }

    /// <summary>A declaration by its ordinal in the service.</summary>
    public Declaration this[int index] => _items[index];

    /// <summary>A declaration by name; null where there is none.</summary>
    public Declaration? Find(string name) => _byName.TryGetValue(name, out var declaration) ? declaration : null;

    /// <summary>Adds a declaration; a repeated name is a finding and the first one counts.</summary>
    public void Add(Declaration declaration)
    {
        Attempts++;
        if (_byName.TryGetValue(declaration.Name, out var first))
        {
            // A template's inline type arrives once per user of the template; it is the same text.
            if (first.Node.Span != declaration.Node.Span)
                Duplicates.Report(findings, kind, declaration.Name, declaration.NameSpan, parent: null);
            return;
        }

        _byName.Add(declaration.Name, declaration);
        _items.Add(declaration);
    }
}
