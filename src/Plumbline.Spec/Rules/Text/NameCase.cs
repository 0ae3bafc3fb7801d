namespace Plumbline.Spec.Rules.Text;

/// <summary>The ways to write names.</summary>
internal static class NameCase
{
    /// <summary>Whether a name is written in a case: <c>snake_case</c>, <c>kebab-case</c>, <c>camelCase</c>, <c>PascalCase</c>, <c>UPPER_CASE</c>, <c>Header-Case</c> or <c>lowercase</c>. Every name is in a case that is none of these.</summary>
    public static bool Fits(string name, string style) => style switch
    {
        "snake_case" => name == Snake(name),
        "kebab-case" => name == Snake(name).Replace('_', '-'),
        "UPPER_CASE" => string.Equals(name, Snake(name), StringComparison.OrdinalIgnoreCase) && !name.Any(char.IsLower),
        "camelCase" => name == Camel(name),
        "PascalCase" => name == Pascal(name),
        "Header-Case" => name.Split('-').All(word => word.Length > 0 && !char.IsLower(word[0]) && word.IndexOf('_') < 0),
        "lowercase" => !name.Any(char.IsUpper),
        _ => true,
    };

    /// <summary>The name in a case; unchanged in one that is none.</summary>
    public static string To(string name, string style) => style switch
    {
        "snake_case" => Snake(name),
        "kebab-case" => Snake(name).Replace('_', '-'),
        "UPPER_CASE" => Snake(name).ToUpperInvariant(),
        "camelCase" => Camel(name),
        "PascalCase" => Pascal(name),
        "Header-Case" => string.Join("-", Words.Of(name).Select(Capital)),
        "lowercase" => name.ToLowerInvariant(),
        _ => name,
    };

    private static string Snake(string name) => string.Join("_", Words.Of(name));

    private static string Pascal(string name) => string.Concat(Words.Of(name).Select(Capital));

    private static string Camel(string name) =>
        Pascal(name) is { Length: > 0 } pascal ? char.ToLowerInvariant(pascal[0]) + pascal.Substring(1) : "";

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word.Substring(1);
}
