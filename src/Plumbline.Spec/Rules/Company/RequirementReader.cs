using Plumbline.Spec.Json;
using Plumbline.Spec.Model;
using Plumbline.Spec.Rules.Text;

namespace Plumbline.Spec.Rules.Company;

/// <summary>Reads what a rule requires: <c>{ "pattern": "..." }</c>, one function with what it needs.</summary>
internal static class RequirementReader
{
    private static readonly string[] s_cases = ["snake_case", "kebab-case", "camelCase", "PascalCase", "UPPER_CASE", "Header-Case", "lowercase"];

    private static readonly Dictionary<string, Func<JsonNode, Action<TextSpan, string>, Requirement?>> s_functions = new(StringComparer.Ordinal)
    {
        ["defined"] = static (node, report) => Flag(node, report, new(value => value is { IsThere: true })),
        ["undefined"] = static (node, report) => Flag(node, report, new(value => value is not { IsThere: true })),
        ["alphabetical"] = static (node, report) => Flag(node, report, new(value => value is null || IsSorted(value.Items))),
        ["pattern"] = static (node, report) => Expression(node, report, isWanted: true),
        ["not_pattern"] = static (node, report) => Expression(node, report, isWanted: false),
        ["case"] = Case,
        ["length"] = static (node, report) => Range(node, report, static value => [value.IsList ? value.Items.Count : value.Items[0].Length]),
        ["between"] = static (node, report) => Range(node, report, static value => value.Items.Select(Condition.Number)),
        ["one_of"] = static (node, report) => Texts(node, report) is { } texts ? new(value => value is null || value.Items.All(texts.Contains)) : null,
        ["none_of"] = static (node, report) => Texts(node, report) is { } texts ? new(value => value is null || !value.Items.Any(texts.Contains)) : null,
        ["include"] = static (node, report) => Texts(node, report) is { } texts ? new(value => value is null || texts.All(value.Items.Contains)) : null,
    };

    /// <summary>The functions' names.</summary>
    public static IReadOnlyCollection<string> Functions => s_functions.Keys;

    /// <summary>Reads a requirement.</summary>
    /// <param name="node">The value of <c>must</c>.</param>
    /// <param name="report">Receives what is wrong with it.</param>
    /// <returns>Null where something is wrong.</returns>
    public static Requirement? Read(JsonNode node, Action<TextSpan, string> report)
    {
        var known = string.Join(", ", Functions);
        if (node.Kind != JsonValueKind.Object || node.Members.Count != 1)
        {
            report(node.Kind == JsonValueKind.Object && node.Members.Count > 1 ? node.Members[1].NameSpan : node.Span,
                $"'must' is one function with what it needs, as in {{ \"case\": \"snake_case\" }}; known are {known}");
            return null;
        }

        var member = node.Members[0];
        if (s_functions.TryGetValue(member.Name, out var function))
            return function(member.Value, report);

        report(member.NameSpan, $"{Quotation.Quote(member.Name)} is no function; known are {known}{Suggestion.DidYouMean(member.Name, Functions)}");
        return null;
    }

    private static bool IsSorted(IReadOnlyList<string> items) =>
        !items.Where((item, i) => i > 0 && string.Compare(items[i - 1], item, StringComparison.OrdinalIgnoreCase) > 0).Any();

    private static Requirement? Flag(JsonNode node, Action<TextSpan, string> report, Requirement requirement)
    {
        if (node is { Kind: JsonValueKind.Boolean, Text: "true" })
            return requirement;

        report(node.Span, "this function takes true and nothing else; for the opposite take another function");
        return null;
    }

    private static Requirement? Expression(JsonNode node, Action<TextSpan, string> report, bool isWanted)
    {
        var problem = node.Kind == JsonValueKind.String ? Pattern.Problem(node.Text) : "a regular expression is a text";
        if (problem is null)
        {
            var expression = Pattern.Create(node.Text);
            return new(value => value is null || value.Items.All(item => expression.IsMatch(item) == isWanted));
        }

        report(node.Span, problem);
        return null;
    }

    private static Requirement? Case(JsonNode node, Action<TextSpan, string> report)
    {
        if (node.Kind == JsonValueKind.String && s_cases.Contains(node.Text))
            return new(value => value is null || value.Items.All(item => NameCase.Fits(item, node.Text)));

        report(node.Span, $"{Quotation.Quote(node.Text)} is no case; known are {string.Join(", ", s_cases)}{Suggestion.DidYouMean(node.Text, s_cases)}");
        return null;
    }

    private static Requirement? Range(JsonNode node, Action<TextSpan, string> report, Func<PropertyValue, IEnumerable<decimal?>> measure)
    {
        var bounds = node.Kind == JsonValueKind.Object ? node.Members : [];
        if (bounds.FirstOrDefault(bound => bound.Name is not ("minimum" or "maximum")) is { } other)
        {
            report(other.NameSpan, $"{Quotation.Quote(other.Name)} is no bound; known are minimum, maximum");
            return null;
        }

        if (bounds.FirstOrDefault(bound => bound.Value.Kind != JsonValueKind.Number || Condition.Number(bound.Value.Text) is null) is { } wrong)
        {
            report(wrong.Value.Span, "a bound is a number");
            return null;
        }

        var least = Bound(node, "minimum");
        var most = Bound(node, "maximum");
        if (least is not null || most is not null)
            return new(value => value is null || measure(value).All(number => number is not null && !(number < least) && !(number > most)));

        report(node.Span, "this function takes { \"minimum\": ... , \"maximum\": ... }, one of them at least");
        return null;
    }

    private static decimal? Bound(JsonNode node, string key) => node.Find(key) is { } bound ? Condition.Number(bound.Value.Text) : null;

    private static HashSet<string>? Texts(JsonNode node, Action<TextSpan, string> report)
    {
        var isList = node.Kind == JsonValueKind.Array && node.Items.Count > 0;
        if (isList && node.Items.All(item => item.Kind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.Boolean))
            return new(node.Items.Select(item => item.Text), StringComparer.Ordinal);

        report(node.Span, "this function takes a list of texts, as in [\"a\", \"b\"]");
        return null;
    }
}
