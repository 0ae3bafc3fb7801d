using Plumbline.Spec.Rules.Text;

namespace Plumbline.Spec.Rules.Company;

/// <summary>
/// Reads selectors. A selector is steps joined by dots, each a kind of node directly within the one before it, with conditions in
/// brackets; several selectors are joined by commas. A text to compare with stands in single quotes where it holds a bracket.
/// </summary>
internal sealed class SelectorParser
{
    private readonly string _text;
    private int _at;

    private SelectorParser(string text) => _text = text;

    /// <summary>What is wrong; empty where nothing is.</summary>
    private string Problem { get; set; } = "";

    /// <summary>Where it is wrong.</summary>
    private int ProblemAt { get; set; }

    private char Current => _at < _text.Length ? _text[_at] : '\0';

    /// <summary>Reads a selector.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="problem">What is wrong with it, and at which character; empty where nothing is.</param>
    /// <returns>Null where something is wrong.</returns>
    public static Selector? Parse(string text, out (string Message, int At) problem)
    {
        var parser = new SelectorParser(text);
        var selector = parser.Selector();
        problem = (parser.Problem, parser.ProblemAt);
        return selector;
    }

    private Selector? Selector()
    {
        var alternatives = new List<IReadOnlyList<SelectorStep>>();
        do
        {
            if (Steps() is not { } steps)
                return null;
            alternatives.Add(steps);
        }
        while (Accept(','));

        return _at == _text.Length ? new(alternatives) : Fail<Selector>($"{Quotation.Quote(_text.Substring(_at))} does not belong here; join steps by '.', selectors by ','");
    }

    private List<SelectorStep>? Steps()
    {
        var steps = new List<SelectorStep>();
        do
        {
            SkipBlanks();
            var start = _at;
            var kind = Word();
            if (!NodeKinds.All.Contains(kind))
                return Fail<List<SelectorStep>>($"{Quotation.Quote(kind)} is no kind of node; known are {string.Join(", ", NodeKinds.All)}{Suggestion.DidYouMean(kind, NodeKinds.All)}", start);

            if (steps.Count > 0 && !NodeKinds.Parents(kind).Contains(steps[steps.Count - 1].Kind))
                return Fail<List<SelectorStep>>($"{PropertyPath.Word(kind)} never stands directly in {PropertyPath.Word(steps[steps.Count - 1].Kind)}; it stands in {Places(kind)}", start);

            if (Conditions(kind) is not { } conditions)
                return null;
            steps.Add(new(kind, conditions));
        }
        while (Accept('.'));

        return steps;
    }

    private static string Places(string kind) => NodeKinds.Parents(kind) is { Count: > 0 } parents ? string.Join(" or ", parents.Select(PropertyPath.Word)) : "nothing";

    private List<Condition>? Conditions(string kind)
    {
        var conditions = new List<Condition>();
        while (Accept('['))
        {
            if (Condition(kind) is not { } condition)
                return null;
            if (!Accept(']'))
                return Fail<List<Condition>>("']' is missing; a text that holds a bracket stands in single quotes");
            conditions.Add(condition);
        }

        return conditions;
    }

    private Condition? Condition(string kind)
    {
        var isNegated = Accept('!');
        SkipBlanks();
        var start = _at;
        if (PropertyPath.Parse(Name(), kind, out var problem) is not { } property)
            return Fail<Condition>(problem, start);

        if (isNegated)
            return new(property, Comparer.Undefined, "", null);

        SkipBlanks();
        if (Current == ']')
            return new(property, Comparer.Defined, "", null);

        Comparer? comparer = Accept("!=") ? Comparer.IsNot
            : Accept("!~") ? Comparer.MatchesNot
            : Accept("=") ? Comparer.Is
            : Accept("~") ? Comparer.Matches
            : Accept("<") ? Comparer.Below
            : Accept(">") ? Comparer.Above
            : null;
        return comparer is { } known ? Compared(property, known) : Fail<Condition>("a condition compares by one of = != ~ !~ < >, or is a name alone");
    }

    private Condition? Compared(PropertyPath property, Comparer comparer)
    {
        SkipBlanks();
        var start = _at;
        if (Operand() is not { } operand)
            return Fail<Condition>("the closing single quote is missing", start);

        if (comparer is Comparer.Matches or Comparer.MatchesNot)
            return Pattern.Problem(operand) is { } problem ? Fail<Condition>(problem, start) : new(property, comparer, operand, Pattern.Create(operand));

        return comparer is Comparer.Below or Comparer.Above && Company.Condition.Number(operand) is null
            ? Fail<Condition>($"{Quotation.Quote(operand)} is no number", start)
            : new(property, comparer, operand, null);
    }

    private string? Operand()
    {
        if (Current == '\'')
        {
            var end = _text.IndexOf('\'', _at + 1);
            if (end < 0)
                return null;
            var quoted = _text.Substring(_at + 1, end - _at - 1);
            _at = end + 1;
            return quoted;
        }

        var close = _text.IndexOf(']', _at);
        var text = _text.Substring(_at, (close < 0 ? _text.Length : close) - _at);
        _at += text.Length;
        return text.Trim();
    }

    private string Word() => Take(static c => c is (>= 'a' and <= 'z') or '_' or '*');

    private string Name() => Take(static c => c is not (']' or '=' or '!' or '~' or '<' or '>' or ' '));

    private string Take(Func<char, bool> belongs)
    {
        var start = _at;
        while (_at < _text.Length && belongs(_text[_at]))
            _at++;
        return _text.Substring(start, _at - start);
    }

    private bool Accept(char character)
    {
        SkipBlanks();
        if (Current != character)
            return false;
        _at++;
        return true;
    }

    private bool Accept(string sign)
    {
        if (string.CompareOrdinal(_text, _at, sign, 0, sign.Length) != 0)
            return false;
        _at += sign.Length;
        return true;
    }

    private void SkipBlanks()
    {
        while (Current == ' ')
            _at++;
    }

    private T? Fail<T>(string message, int? at = null)
        where T : class
    {
        if (Problem.Length == 0)
            (Problem, ProblemAt) = (message, Math.Min(at ?? _at, _text.Length));
        return null;
    }
}
