using Plumbline.Spec.Json;

namespace Plumbline.Spec.Reading;

/// <summary>What was read of a document's declarations, so that the next reading of it takes over what did not change.</summary>
internal sealed class Readings
{
    private readonly Dictionary<(string List, string Name), Reading> _items = [];

    /// <summary>Nothing.</summary>
    public static Readings None { get; } = new();

    /// <summary>What was read of a declaration; null where nothing was.</summary>
    /// <param name="list">The list that holds it, as the format writes it.</param>
    /// <param name="name">Its name.</param>
    public Reading? Find(string list, string name) => _items.TryGetValue((list, name), out var reading) ? reading : null;

    /// <summary>Keeps what was read of a declaration.</summary>
    /// <param name="list">The list that holds it, as the format writes it.</param>
    /// <param name="name">Its name.</param>
    /// <param name="reading">What was read.</param>
    public void Add(string list, string name, Reading reading) => _items[(list, name)] = reading;
}

/// <summary>What was read of one declaration.</summary>
/// <param name="Node">Its text.</param>
/// <param name="Surroundings">What else decided; null where nothing did.</param>
/// <param name="Result">What came out.</param>
/// <param name="IsAlone">Whether nothing else came of it: no finding, no type declared in place. Then the same text gives the same again.</param>
internal sealed record Reading(JsonNode Node, string? Surroundings, object Result, bool IsAlone);
