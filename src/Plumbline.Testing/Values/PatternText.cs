using System.Text;
using System.Text.RegularExpressions;
using Plumbline.Spec.Attributes;

namespace Plumbline.Testing.Values;

/// <summary>Makes texts that match a regular expression of the usual kind: literals, classes, groups, alternatives, counts.</summary>
/// <param name="pattern">The expression.</param>
/// <param name="random">Where choices come from.</param>
/// <param name="mostRepetitions">How often something is repeated that may be repeated without end.</param>
internal sealed class PatternText(string pattern, Random random, int mostRepetitions)
{
    private const int MostAttempts = 40;
    private const string Letters = "abcdefghijklmnopqrstuvwxyz";

    private int _at;

    /// <summary>Whether a text matches a document's pattern.</summary>
    public static bool IsMatch(string text, string pattern) =>
        Regex.IsMatch(text, PatternExpression.ForDotNet(pattern), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    /// <summary>A text that matches; null where the expression holds more than is understood here, or nothing is also what else is wanted.</summary>
    /// <param name="pattern">The expression.</param>
    /// <param name="random">Where choices come from.</param>
    /// <param name="least">The least length that is wanted.</param>
    /// <param name="isWanted">What else must hold of the text.</param>
    public static string? Make(string pattern, Random random, int least, Func<string, bool> isWanted)
    {
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            try
            {
                // Longer ones, then shorter ones: what is repeated may be long itself, and there may be a greatest length.
                var maker = new PatternText(pattern, random, attempt % 2 == 0 ? Math.Max(least, 8) : 1 + (attempt % 8));
                var text = maker.Alternatives();
                if (maker._at == pattern.Length && IsMatch(text, pattern) && isWanted(text))
                    return text;
            }
            catch (FormatException)
            {
                return null;
            }
        }

        return null;
    }

    private string Alternatives()
    {
        var choices = new List<string> { Sequence() };
        while (_at < pattern.Length && pattern[_at] == '|')
        {
            _at++;
            choices.Add(Sequence());
        }

        return choices[random.Next(choices.Count)];
    }

    private string Sequence()
    {
        var text = new StringBuilder();
        while (_at < pattern.Length && pattern[_at] is not ('|' or ')'))
        {
            var start = _at;
            var piece = Atom();
            var end = _at;
            var (least, most) = Count();
            var after = _at;
            var count = random.Next(least, Math.Min(most, least + mostRepetitions) + 1);
            for (var i = 0; i < count; i++)
            {
                // Each repetition makes its own choices.
                if (i > 0)
                {
                    _at = start;
                    piece = Atom();
                }

                text.Append(piece);
            }

            _at = Math.Max(after, end);
        }

        return text.ToString();
    }

    private string Atom()
    {
        var c = pattern[_at++];
        switch (c)
        {
            case '^' or '$':
                return "";
            case '.':
                return Pick(Letters);
            case '[':
                return Class();
            case '\\':
                return Escaped(inClass: false);
            case '(':
                if (_at < pattern.Length && pattern[_at] == '?')
                {
                    if (_at + 1 >= pattern.Length || pattern[_at + 1] != ':')
                        throw new FormatException();
                    _at += 2;
                }

                var group = Alternatives();
                if (_at >= pattern.Length)
                    throw new FormatException();
                _at++;
                return group;
            case '*' or '+' or '?' or '{':
                throw new FormatException();
            default:
                return c.ToString();
        }
    }

    private (int Least, int Most) Count()
    {
        if (_at >= pattern.Length)
            return (1, 1);

        switch (pattern[_at])
        {
            case '*':
                _at++;
                return (0, mostRepetitions);
            case '+':
                _at++;
                return (1, 1 + mostRepetitions);
            case '?':
                _at++;
                return (0, 1);
            case '{':
                var end = pattern.IndexOf('}', _at);
                if (end < 0)
                    throw new FormatException();
                var parts = pattern[(_at + 1)..end].Split(',');
                _at = end + 1;
                var least = int.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture);
                return (least, parts.Length == 1 ? least : parts[1].Length == 0 ? least + mostRepetitions : int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture));
            default:
                return (1, 1);
        }
    }

    private string Class()
    {
        var negated = _at < pattern.Length && pattern[_at] == '^';
        if (negated)
            _at++;

        var members = new StringBuilder();
        while (_at < pattern.Length && pattern[_at] != ']')
        {
            var from = pattern[_at++];
            if (from == '\\')
            {
                members.Append(Escaped(inClass: true));
            }
            else if (_at + 1 < pattern.Length && pattern[_at] == '-' && pattern[_at + 1] != ']')
            {
                for (var c = from; c <= pattern[_at + 1]; c++)
                    members.Append(c);
                _at += 2;
            }
            else
            {
                members.Append(from);
            }
        }

        if (_at++ >= pattern.Length)
            throw new FormatException();

        var all = members.ToString();
        return Pick(negated ? new string([.. (Letters + "0123456789 -_.").Where(c => !all.Contains(c, StringComparison.Ordinal))]) : all);
    }

    // In a class all members are wanted, elsewhere one of them.
    private string Escaped(bool inClass)
    {
        if (_at >= pattern.Length)
            throw new FormatException();

        var set = pattern[_at++] switch
        {
            'd' => "0123456789",
            'w' => Letters + "_",
            's' => " ",
            'b' or 'A' or 'z' or 'Z' when !inClass => "",
            var c when char.IsLetterOrDigit(c) => throw new FormatException(),
            var c => c.ToString(),
        };
        return inClass ? set : Pick(set);
    }

    private string Pick(string choices) => choices.Length == 0 ? "" : choices[random.Next(choices.Length)].ToString();
}
