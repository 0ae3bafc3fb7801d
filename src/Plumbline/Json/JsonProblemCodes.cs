namespace Plumbline.Json;

/// <summary>The codes of problems, stable, for programs.</summary>
public static class JsonProblemCodes
{
    /// <summary>Another kind of JSON value is due, or the text is no such value.</summary>
    public const string Type = "type";

    /// <summary>A required member is missing or null.</summary>
    public const string Required = "required";

    /// <summary>Too small, too short, or too few.</summary>
    public const string Minimum = "minimum";

    /// <summary>Too great, too long, or too many.</summary>
    public const string Maximum = "maximum";

    /// <summary>The text does not match the pattern.</summary>
    public const string Pattern = "pattern";

    /// <summary>The text does not have the named format.</summary>
    public const string Format = "format";

    /// <summary>The enum has no such value.</summary>
    public const string Enum = "enum";

    /// <summary>The union has no such member.</summary>
    public const string Union = "union";

    /// <summary>The model has no such field, and unknown ones are refused.</summary>
    public const string UnknownMember = "unknown_member";

    /// <summary>A string is not Unicode text: invalid UTF-8 or half a surrogate pair.</summary>
    public const string Text = "text";
}
