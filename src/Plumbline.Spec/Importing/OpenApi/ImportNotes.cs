namespace Plumbline.Spec.Importing.OpenApi;

/// <summary>Collects what has no counterpart; each place and message once.</summary>
internal sealed class ImportNotes
{
    // A hostile document must not fill the memory with complaints.
    private const int Capacity = 2_000;

    private readonly HashSet<(string, string)> _seen = [];
    private readonly List<ImportNote> _notes = [];

    public IReadOnlyList<ImportNote> All => _notes;

    public void Add(Cursor at, string message)
    {
        if (_notes.Count < Capacity && _seen.Add((at.Pointer, message)))
            _notes.Add(new(at.Pointer, at.Node.Span, message));
    }

    /// <summary>Reports keys that say nothing where they stand.</summary>
    /// <param name="at">Where.</param>
    /// <param name="keys">The keys.</param>
    /// <param name="what">What stands there, with its article.</param>
    public void Lost(Cursor at, IEnumerable<string> keys, string what)
    {
        foreach (var key in keys)
        {
            if (at[key] is { } value && value.Node.Text != "false")
                Add(value, $"'{key}' of {what} has no counterpart; it is left out");
        }
    }

    /// <summary>Reports a title beside a description: the format has one text.</summary>
    public void SecondText(Cursor schema, string name)
    {
        if (schema.Text("description") is { } description && SchemaShapes.TitleBeside(schema, name) is { } title && title != description)
            Add(schema["title"]!, "a title beside a description has no counterpart; it is left out");
    }

    /// <summary>Reports every key of an object that the import does not read.</summary>
    public void Unread(Cursor at, string[] read)
    {
        foreach (var (name, value) in at.Members)
        {
            if (!read.Contains(name))
                Add(value, $"'{name}' has no counterpart and is left out");
        }
    }
}
