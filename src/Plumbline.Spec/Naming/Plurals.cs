namespace Plumbline.Spec.Naming;

/// <summary>
/// Plurals of names, as the format derives them: its own few words first, then the anglicized rules of Damian Conway's
/// "An Algorithmic Approach to English Pluralization", applied to the whole name (<c>order_status</c> to <c>order_statuses</c>).
/// </summary>
public static class Plurals
{
    private static readonly HashSet<string> s_unchanged = new(StringComparer.OrdinalIgnoreCase)
    {
        "metadata", "data", "people", "species", "epochs", "memos", "bison", "buffalo", "deer", "duck", "fish", "moose", "pike", "plankton",
        "salmon", "sheep", "squid", "swine", "trout",
    };

    private static readonly Dictionary<string, string> s_pairs = new(StringComparer.OrdinalIgnoreCase)
    {
        ["metadatum"] = "metadata",
        ["datum"] = "data",
        ["person"] = "people",
        ["epoch"] = "epochs",
        ["memo"] = "memos",
    };

    private static readonly string[] s_alreadyPlural = ["es", "ts", "data"];

    /// <summary>The plural of a name that gives none.</summary>
    /// <param name="name">The name, e.g. <c>user_status</c>.</param>
    public static string Of(string name)
    {
        if (s_unchanged.Contains(name))
            return name;

        if (s_pairs.TryGetValue(name, out var plural))
            return plural;

        return s_alreadyPlural.Any(ending => name.EndsWith(ending, StringComparison.Ordinal)) ? name : EnglishPlurals.Of(name);
    }
}
