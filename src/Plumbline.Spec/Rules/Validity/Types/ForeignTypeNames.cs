namespace Plumbline.Spec.Rules.Validity;

/// <summary>What other languages and formats call the primitive types: what people write before they know this one's words.</summary>
internal static class ForeignTypeNames
{
    private static readonly Dictionary<string, string> s_names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["int"] = "integer",
        ["int32"] = "integer",
        ["int64"] = "long",
        ["bigint"] = "long",
        ["bool"] = "boolean",
        ["float"] = "double",
        ["real"] = "double",
        ["number"] = "decimal",
        ["numeric"] = "decimal",
        ["text"] = "string",
        ["str"] = "string",
        ["varchar"] = "string",
        ["guid"] = "uuid",
        ["date"] = "date-iso8601",
        ["datetime"] = "date-time-iso8601",
        ["date-time"] = "date-time-iso8601",
        ["date_time"] = "date-time-iso8601",
        ["timestamp"] = "date-time-iso8601",
        ["timestamptz"] = "date-time-iso8601",
        ["instant"] = "date-time-iso8601",
        ["any"] = "json",
        ["void"] = "unit",
        ["none"] = "unit",
    };

    /// <summary>The primitive type that is meant; null where the name is none of these.</summary>
    /// <param name="name">What somebody wrote.</param>
    public static string? Meant(string name) => s_names.TryGetValue(name, out var meant) ? meant : null;
}
