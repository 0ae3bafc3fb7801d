namespace Plumbline.Spec.Naming;

/// <summary>Conway's anglicized plurals: the first rule that fits the end of a word decides.</summary>
internal static class EnglishPlurals
{
    // Words and endings that do not change.
    private static readonly string[] s_uninflected =
    [
        "fish", "ois", "sheep", "deer", "pox", "itis", "bison", "flounder", "pliers", "bream", "gallows", "proceedings", "breeches",
        "graffiti", "rabies", "britches", "headquarters", "salmon", "carp", "herpes", "scissors", "chassis", "high-jinks", "sea-bass",
        "clippers", "homework", "series", "cod", "innings", "shears", "contretemps", "jackanapes", "species", "corps", "mackerel", "swine",
        "debris", "measles", "trout", "diabetes", "mews", "tuna", "djinn", "mumps", "whiting", "eland", "news", "wildebeest", "elk",
        "pincers", "sugar",
    ];

    // Endings and what they become, first match first; an ending may be a whole word.
    private static readonly (string Ending, string Plural)[] s_irregular =
    [
        ("child", "children"), ("ephemeris", "ephemerides"), ("mongoose", "mongoose"), ("mythos", "mythoi"), ("soliloquy", "soliloquies"),
        ("trilby", "trilbys"), ("genus", "genera"), ("quiz", "quizzes"), ("beef", "beefs"), ("brother", "brothers"), ("cow", "cows"),
        ("genie", "genies"), ("money", "moneys"), ("octopus", "octopuses"), ("opus", "opuses"),
    ];

    private static readonly string[] s_manToMans =
    [
        "caiman", "cayman", "ceriman", "human", "alabaman", "bahaman", "burman", "german", "hiroshiman", "liman", "nakayaman", "oklahoman",
        "panaman", "selman", "sonaman", "tacoman", "yakiman", "yokohaman", "yuman",
    ];

    private static readonly (string Ending, string Plural)[] s_suffixes =
    [
        ("man", "men"), ("louse", "lice"), ("mouse", "mice"), ("tooth", "teeth"), ("goose", "geese"), ("foot", "feet"), ("zoon", "zoa"),
        ("cis", "ces"), ("sis", "ses"), ("xis", "xes"),
    ];

    private static readonly (string Ending, string Plural, string[] Words)[] s_assimilated =
    [
        ("ex", "ices", ["codex", "murex", "silex"]),
        ("ix", "ices", ["radix", "helix"]),
        ("um", "a", ["bacterium", "agendum", "desideratum", "erratum", "stratum", "datum", "ovum", "extremum", "candelabrum"]),
        ("on", "a", ["criterion", "perihelion", "aphelion", "phenomenon", "prolegomenon", "noumenon", "organon", "asyndeton", "hyperbaton"]),
        ("a", "ae", ["alumna", "alga", "vertebra", "persona"]),
    ];

    private static readonly (string Ending, string Plural)[] s_modern =
    [
        ("ch", "ches"), ("sh", "shes"), ("ss", "sses"),
        ("alf", "alves"), ("elf", "elves"), ("olf", "olves"), ("arf", "arves"), ("nife", "nives"), ("life", "lives"), ("wife", "wives"),
    ];

    private static readonly string[] s_oToOs =
    [
        "albino", "archipelago", "armadillo", "commando", "crescendo", "fiasco", "ditto", "dynamo", "embryo", "ghetto", "guano", "inferno",
        "jumbo", "lumbago", "magneto", "manifesto", "medico", "octavo", "photo", "pro", "quarto", "canto", "lingo", "generalissimo", "stylo",
        "rhino", "casino", "auto", "macro", "zero", "todo", "solo", "soprano", "basso", "alto", "contralto", "tempo", "piano", "virtuoso",
    ];

    /// <summary>The plural of a word.</summary>
    public static string Of(string word)
    {
        if (EndsWithAny(word, s_uninflected))
            return word;

        if (Inflect(word, s_irregular) is { } irregular)
            return irregular;

        if (EndsWithAny(word, s_manToMans))
            return word + "s";

        if (Inflect(word, s_suffixes) is { } suffix)
            return suffix;

        foreach (var (ending, plural, words) in s_assimilated)
        {
            if (EndsWithAny(word, words))
                return Replace(word, ending, plural);
        }

        if (Inflect(word, s_modern) is { } modern)
            return modern;

        return Regular(word);
    }

    private static string Regular(string word)
    {
        var last = At(word, 1);
        var before = At(word, 2);

        // Leaf, sheaf; but not deaf.
        if (EndsWith(word, "eaf") && word.Length > 3 && At(word, 4) != 'd')
            return Replace(word, "f", "ves");

        if (last == 'y')
            return IsVowel(before) ? word + "s" : Replace(word, "y", "ies");

        if (last == 'o')
            return IsVowel(before) || EndsWithAny(word, s_oToOs) ? word + "s" : word + "es";

        return last is 's' or 'x' or 'z' ? word + "es" : word + "s";
    }

    private static string? Inflect(string word, (string Ending, string Plural)[] endings)
    {
        foreach (var (ending, plural) in endings)
        {
            if (EndsWith(word, ending))
                return Replace(word, ending, plural);
        }

        return null;
    }

    private static bool EndsWithAny(string word, string[] endings) => endings.Any(ending => EndsWith(word, ending));

    private static bool EndsWith(string word, string ending) => word.EndsWith(ending, StringComparison.OrdinalIgnoreCase);

    private static string Replace(string word, string ending, string plural) => word.Substring(0, word.Length - ending.Length) + plural;

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u';

    private static char At(string word, int fromEnd) => word.Length < fromEnd ? '\0' : char.ToLowerInvariant(word[word.Length - fromEnd]);
}
