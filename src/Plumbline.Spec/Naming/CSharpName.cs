using System.Text;

namespace Plumbline.Spec.Naming;

/// <summary>Turns names of a document into C# identifiers. Pure, ordinal, ASCII; the same everywhere.</summary>
public static class CSharpName
{
    private static readonly HashSet<string> s_keywords = new(StringComparer.Ordinal)
    {
        "abstract", "and", "as", "async", "await", "base", "bool", "break", "by", "byte", "case", "catch", "char", "checked", "class",
        "const", "continue", "decimal", "default", "delegate", "do", "double", "dynamic", "else", "enum", "equals", "event", "explicit",
        "extern", "false", "field", "file", "finally", "fixed", "float", "for", "foreach", "from", "get", "global", "goto", "group", "if",
        "implicit", "in", "init", "int", "interface", "internal", "into", "is", "join", "let", "lock", "long", "managed", "nameof",
        "namespace", "new", "nint", "not", "notnull", "nuint", "null", "object", "on", "operator", "or", "orderby", "out", "override",
        "params", "partial", "private", "protected", "public", "readonly", "record", "ref", "remove", "required", "return", "sbyte",
        "scoped", "sealed", "select", "set", "short", "sizeof", "stackalloc", "static", "string", "struct", "switch", "this", "throw",
        "true", "try", "typeof", "uint", "ulong", "unchecked", "unmanaged", "unsafe", "ushort", "using", "value", "var", "virtual",
        "void", "volatile", "when", "where", "while", "with", "yield",
    };

    /// <summary>A type or member name: <c>user_form</c> becomes <c>UserForm</c>; letters within a word keep their case.</summary>
    /// <param name="name">A name of a document; anything goes.</param>
    /// <param name="fallback">What to call a name without any letter or digit.</param>
    public static string Pascal(string name, string fallback = "Value")
    {
        var result = new StringBuilder(name.Length);
        var atWordStart = true;
        foreach (var c in name)
        {
            if (!IsLetterOrDigit(c))
            {
                atWordStart = true;
                continue;
            }

            result.Append(atWordStart ? ToUpper(c) : c);
            atWordStart = false;
        }

        if (result.Length == 0)
            return fallback;

        if (IsDigit(result[0]))
            result.Insert(0, '_');

        return result.ToString();
    }

    /// <summary>A local or parameter name, not yet escaped: <c>user_form</c> becomes <c>userForm</c>, <c>ID</c> becomes <c>id</c>.</summary>
    /// <param name="name">A name of a document; anything goes.</param>
    /// <param name="fallback">What to call a name without any letter or digit.</param>
    public static string Camel(string name, string fallback = "value")
    {
        var pascal = Pascal(name, fallback).ToCharArray();
        for (var i = 0; i < pascal.Length; i++)
        {
            // Lower a leading run of capitals, but leave the capital that starts the next word: URLPath becomes urlPath.
            if (!IsUpper(pascal[i]) || (i > 0 && i + 1 < pascal.Length && !IsUpper(pascal[i + 1]) && !IsDigit(pascal[i + 1])))
                break;

            pascal[i] = (char)(pascal[i] + ('a' - 'A'));
        }

        return new string(pascal);
    }

    /// <summary>Puts <c>@</c> before keywords, contextual ones included.</summary>
    /// <param name="identifier">An identifier.</param>
    public static string Escape(string identifier) => s_keywords.Contains(identifier) ? "@" + identifier : identifier;

    private static char ToUpper(char c) => c is >= 'a' and <= 'z' ? (char)(c - ('a' - 'A')) : c;

    private static bool IsUpper(char c) => c is >= 'A' and <= 'Z';

    private static bool IsDigit(char c) => c is >= '0' and <= '9';

    private static bool IsLetterOrDigit(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');
}
