using System.Text;
using System.Text.RegularExpressions;

namespace Plumbline.Testing.Values;

/// <summary>Makes texts that match a regular expression of the usual kind: literals, classes, groups, alternatives, counts.</summary>
/// <param name="pattern">The expression.</param>
/// <param name="random">Where choices come from.</param>
internal sealed class PatternText(string pattern, Random random)
{
    private const int MostRepetitions = 8;
    private const string Letters = "abcdefghijklmnopqrstuvwxyz";

    private int _at;

    /// <summary>A text that matches; null where the expression holds more than is understood here.</summary>
    public static string? Make(string pattern, Random random)
    {
        for (var attempt = 0; attempt < 20; attempt++)
        {
            try
            {
                var maker = new PatternText(pattern, random);
                var text = maker.Alternatives();
                if (maker._at == pattern.Length && Regex.IsMatch(text, pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant))
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
            var count = random.Next(least, Math.Min(most, least + MostRepetitions) + 1);
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
                return (0, MostRepetitions);
            case '+':
                _at++;
                return (1, MostRepetitions);
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
                return (least, parts.Length == 1 ? least : parts[1].Length == 0 ? least + MostRepetitions : int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture));
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
