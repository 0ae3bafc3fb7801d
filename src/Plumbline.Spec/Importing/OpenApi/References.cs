using Plumbline.Spec.Model;

namespace Plumbline.Spec.Importing.OpenApi;

/// <summary>Follows <c>$ref</c> inside of the document.</summary>
/// <param name="root">The document.</param>
/// <param name="notes">Receives what cannot be followed.</param>
internal sealed class References(Cursor root, ImportNotes notes)
{
    private const int LongestChain = 32;

    private readonly HashSet<string> _named = new(StringComparer.Ordinal);

    /// <summary>Whether anything was found by a reference to a place.</summary>
    public bool AreTo(string pointer) => _named.Contains(pointer);

    /// <summary>One step: what a reference names; null where it names nothing.</summary>
    public Cursor? Step(Cursor at)
    {
        var text = at.Text("$ref") ?? "";
        if (!text.StartsWith("#", StringComparison.Ordinal))
        {
            notes.Add(at, $"'{text}' leads out of the document; only what stands in it is imported");
            return null;
        }

        var current = root;
        foreach (var part in text.Substring(1).Split(['/'], StringSplitOptions.RemoveEmptyEntries))
        {
            var name = Uri.UnescapeDataString(part).Replace("~1", "/").Replace("~0", "~");
            var next = current.Kind == JsonValueKind.Array ? Item(current, name) : current[name];
            if (next is null)
            {
                notes.Add(at, $"'{text}' names nothing; it is read as if nothing were said there");
                return null;
            }

            current = next;
        }

        _named.Add(current.Pointer);
        return current;
    }

    /// <summary>The value itself, or what it refers to in the end; null where that is nothing.</summary>
    public Cursor? Follow(Cursor at)
    {
        var current = at;
        for (var i = 0; i < LongestChain; i++)
        {
            if (current["$ref"] is null)
                return current;
            if (Step(current) is not { } next)
                return null;
            current = next;
        }

        notes.Add(at, "the references go in a circle; they are read as if nothing were said there");
        return null;
    }

    private static Cursor? Item(Cursor array, string name) =>
        int.TryParse(name, out var index) && index >= 0 && index < array.Node.Items.Count ? array.Items.ElementAt(index) : null;
}
