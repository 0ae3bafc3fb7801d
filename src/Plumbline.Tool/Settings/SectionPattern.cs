using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Plumbline.Tool.Settings;

/// <summary>The pattern of an <c>.editorconfig</c> section: <c>*.json</c>, <c>legacy/**.json</c>, <c>{a,b}.json</c>, <c>v{1..3}/*.json</c>, <c>[ab]?.json</c>.</summary>
internal sealed class SectionPattern
{
    private readonly Regex? _regex;
    private readonly List<(int Low, int High)> _ranges = [];

    /// <summary>Reads a pattern.</summary>
    /// <param name="folder">The folder of the file that holds it, with forward slashes and none at its end.</param>
    /// <param name="pattern">The pattern.</param>
    public SectionPattern(string folder, string pattern)
    {
        // Without a slash it holds at any depth, with one it starts at the file's folder.
        var anchored = pattern.Contains('/', StringComparison.Ordinal) ? "/" + pattern.TrimStart('/') : "**/" + pattern;
        var regex = new StringBuilder("^").Append(Regex.Escape(folder));
        var position = 0;
        if (Translate(anchored, ref position, regex, 0) && position == anchored.Length)
            _regex = new(regex.Append('$').ToString(), RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
    }

    /// <summary>Whether it holds for a file.</summary>
    /// <param name="path">The file's absolute path, with forward slashes.</param>
    public bool Matches(string path)
    {
        if (_regex is null || _regex.Match(path) is not { Success: true } match)
            return false;

        for (var i = 0; i < _ranges.Count; i++)
        {
            if (!int.TryParse(match.Groups[i + 1].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                || number < _ranges[i].Low || number > _ranges[i].High)
            {
                return false;
            }
        }

        return true;
    }

    // False where brackets do not match: such a section holds for nothing.
    private bool Translate(string pattern, ref int position, StringBuilder regex, int depth)
    {
        while (position < pattern.Length)
        {
            var c = pattern[position++];
            switch (c)
            {
                case '*' when position < pattern.Length && pattern[position] == '*':
                    position++;
                    regex.Append(".*");
                    break;
                case '*':
                    regex.Append("[^/]*");
                    break;
                case '?':
                    regex.Append('.');
                    break;
                case '[' when !AddClass(pattern, ref position, regex):
                    return false;
                case '[':
                    break;
                case '{' when AddRange(pattern, ref position, regex):
                    break;
                case '{' when !AddChoice(pattern, ref position, regex, depth):
                    return false;
                case '{':
                    break;
                case ',' or '}' when depth > 0:
                    position--;
                    return true;
                case '}' or ']':
                    return false;
                case '\\' when position < pattern.Length:
                    regex.Append(Regex.Escape(pattern[position++].ToString()));
                    break;
                default:
                    regex.Append(Regex.Escape(c.ToString()));
                    break;
            }
        }

        return depth == 0;
    }

    private static bool AddClass(string pattern, ref int position, StringBuilder regex)
    {
        var end = pattern.IndexOf(']', position + 1);
        if (end < 0)
            return false;

        var isNegative = pattern[position] == '!';
        var members = pattern[(isNegative ? position + 1 : position)..end];
        regex.Append(isNegative ? "[^" : "[").Append(Regex.Escape(members).Replace("]", "\\]", StringComparison.Ordinal)).Append(']');
        position = end + 1;
        return members.Length > 0;
    }

    private bool AddRange(string pattern, ref int position, StringBuilder regex)
    {
        var match = Regex.Match(pattern[position..], @"^(-?\d+)\.\.(-?\d+)\}", RegexOptions.CultureInvariant);
        if (!match.Success
            || !int.TryParse(match.Groups[1].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var from)
            || !int.TryParse(match.Groups[2].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var to))
        {
            return false;
        }

        _ranges.Add((Math.Min(from, to), Math.Max(from, to)));
        regex.Append("(-?[0-9]+)");
        position += match.Length;
        return true;
    }

    private bool AddChoice(string pattern, ref int position, StringBuilder regex, int depth)
    {
        regex.Append("(?:");
        while (Translate(pattern, ref position, regex, depth + 1) && position < pattern.Length)
        {
            if (pattern[position++] == '}')
            {
                regex.Append(')');
                return true;
            }

            regex.Append('|');
        }

        return false;
    }
}
