using System.Globalization;
using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Rules;

/// <summary>The settings of rules: keys <c>plumbline_...</c> of a ruleset or an <c>.editorconfig</c>.</summary>
/// <param name="find">Finds a key's text; null where it is not set.</param>
public sealed class RuleOptions(Func<string, string?> find)
{
    /// <summary>The key of the list of other tools' attributes. A rule of the format asks for it too, so that those who emit code pass it on.</summary>
    public const string KnownAttributes = "plumbline_attributes";

    private static readonly char[] s_separators = [',', ';'];

    /// <summary>Nothing is set.</summary>
    public static RuleOptions None { get; } = new(static _ => null);

    /// <summary>A key's text, trimmed.</summary>
    /// <param name="key">The key.</param>
    /// <param name="fallback">The text where it is not set or blank.</param>
    public string Text(string key, string fallback) => Find(key) ?? fallback;

    /// <summary>A key's number.</summary>
    /// <param name="key">The key.</param>
    /// <param name="fallback">The number where it is not set or no whole number of zero or more.</param>
    public int Number(string key, int fallback) =>
        int.TryParse(Find(key), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : fallback;

    /// <summary>A key's list, separated by commas.</summary>
    /// <param name="key">The key.</param>
    /// <param name="fallback">The list where it is not set, in the same form.</param>
    public IReadOnlyList<string> List(string key, string fallback) =>
        [.. Text(key, fallback).Split(s_separators, StringSplitOptions.RemoveEmptyEntries).Select(item => item.Trim()).Where(item => item.Length > 0)];

    /// <summary>A key's pairs: <c>ip_address=ip, postal_code=postal</c>. Later ones win; what is no pair is left out.</summary>
    /// <param name="key">The key.</param>
    /// <param name="fallback">The pairs where it is not set, in the same form.</param>
    public IReadOnlyDictionary<string, string> Pairs(string key, string fallback)
    {
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var item in List(key, fallback))
        {
            var middle = item.IndexOf('=');
            if (middle > 0)
                pairs[item.Substring(0, middle).Trim()] = item.Substring(middle + 1).Trim();
        }

        return pairs;
    }

    /// <summary>Whether a rule is switched off: <c>plumbline_severity.PLB4002 = none</c>, or by its key.</summary>
    /// <param name="rule">The rule.</param>
    public bool IsOff(RuleDescriptor rule) => SeverityWord(rule) == "none";

    /// <summary>The severity of a rule: <c>plumbline_severity.PLB4002 = suggestion</c>, or by its key; null where it is not set.</summary>
    /// <param name="rule">The rule.</param>
    public Severity? Severity(RuleDescriptor rule) => SeverityWord(rule) switch
    {
        "error" => Findings.Severity.Error,
        "warning" => Findings.Severity.Warning,
        "suggestion" => Findings.Severity.Info,
        "silent" => Findings.Severity.Hidden,
        _ => null,
    };

    private string? SeverityWord(RuleDescriptor rule) =>
        (Find("plumbline_severity." + rule.Name) ?? (rule.Key is null ? null : Find("plumbline_severity." + rule.Key)))?.ToLowerInvariant();

    private string? Find(string key) => find(key) is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;
}
