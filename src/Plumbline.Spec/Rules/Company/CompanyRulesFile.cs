using System.Text.RegularExpressions;
using Plumbline.Spec.Collections;
using Plumbline.Spec.Findings;
using Plumbline.Spec.Json;
using Plumbline.Spec.Model;
using Plumbline.Spec.Rules.Text;

namespace Plumbline.Spec.Rules.Company;

/// <summary>A company's rules file as read: the rules in it, and what is wrong with it. A rule that is not in order does not run.</summary>
/// <remarks>Its form: <c>{ "rules": { key: { "select": ..., "check"?: ..., "must": { ... }, "message": ..., "severity"?: ... } } }</c>.</remarks>
public sealed class CompanyRulesFile
{
    /// <summary>The file's name.</summary>
    public const string FileName = "plumbline.rules.json";

    private static readonly string[] s_keys = ["description", "select", "check", "must", "message", "severity"];
    private static readonly string[] s_severities = ["error", "warning", "suggestion"];

    private static readonly RuleDescriptor s_invalid = new(RuleIds.CompanyRulesInvalid, "Rules file not in order", RuleCategories.Consistency, Severity.Error);
    private static readonly RuleDescriptor s_error = new(RuleIds.CompanyError, "Company rule of severity error", RuleCategories.Consistency, Severity.Error);
    private static readonly RuleDescriptor s_warning = new(RuleIds.CompanyWarning, "Company rule of severity warning", RuleCategories.Consistency, Severity.Warning);
    private static readonly RuleDescriptor s_suggestion = new(RuleIds.CompanySuggestion, "Company rule of severity suggestion", RuleCategories.Consistency, Severity.Info);

    private readonly List<CompanyRule> _rules = [];
    private readonly FindingBag _findings = new();

    private CompanyRulesFile()
    {
    }

    /// <summary>The ids under which findings of such rules, and of the file itself, are reported.</summary>
    public static IReadOnlyList<RuleDescriptor> Descriptors { get; } = [s_invalid, s_error, s_warning, s_suggestion];

    /// <summary>The rules, in order of the file.</summary>
    public IReadOnlyList<Rule> Rules => _rules;

    /// <summary>What is wrong with the file, in text order.</summary>
    public EquatableArray<Finding> Findings => _findings.ToEquatableArray();

    /// <summary>Reads a file. Never throws for what it holds.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="taken">The keys of other rules files of the project.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static CompanyRulesFile Read(string text, IReadOnlyCollection<string> taken, CancellationToken cancellationToken)
    {
        var file = new CompanyRulesFile();
        var root = SettingsFile.Read(text, s_invalid, file._findings, cancellationToken);
        var rules = root.Find("rules")?.Value;
        if (rules is not { Kind: JsonValueKind.Object })
        {
            file.Report(rules?.Span ?? SettingsFile.Start(root), "a rules file holds { \"rules\": { \"key\": { ... } } }; write them");
            return file;
        }

        file.CheckKeys(root, ["rules"], "a rules file");
        foreach (var member in rules.Members)
            file.Add(member, taken);
        return file;
    }

    private void Add(JsonNodeMember member, IReadOnlyCollection<string> taken)
    {
        if (!Regex.IsMatch(member.Name, "^[a-z][a-z0-9_]*$"))
            Report(member.NameSpan, $"{Quotation.Quote(member.Name)} is no key for a rule; write it in snake_case, as 'linter' attributes will name it");
        else if (RuleCatalogue.Descriptors.Any(rule => rule.Key == member.Name))
            Report(member.NameSpan, $"{Quotation.Quote(member.Name)} is the key of a rule that Plumbline has; choose another one");
        else if (taken.Contains(member.Name))
            Report(member.NameSpan, $"{Quotation.Quote(member.Name)} is the key of a rule in another rules file of this project; choose another one");
        else if (member.Value.Kind != JsonValueKind.Object)
            Report(member.Value.Span, "a rule is an object with select, must and message; write { ... }");
        else if (Rule(member.Name, member.Value) is { } rule && !_rules.Any(other => other.Descriptor.Key == member.Name))
            _rules.Add(rule);
    }

    private CompanyRule? Rule(string key, JsonNode node)
    {
        CheckKeys(node, s_keys, "a rule");
        var selector = Text(node, "select", isRequired: true) is { } select ? Selector(select) : null;
        var message = Text(node, "message", isRequired: true) is { } remedy ? Message(remedy) : null;
        var descriptor = Descriptor(node);
        var property = selector is null ? null : Property(node, selector);
        var must = node.Find("must")?.Value;
        if (must is null)
            Report(SettingsFile.Start(node), "this rule has no 'must'; say what the chosen nodes must be");

        var requirement = must is null ? null : RequirementReader.Read(must, Report);
        return selector is null || message is null || descriptor is null || property is null || requirement is null
            ? null
            : new(descriptor with { Key = key, IsOfCompany = true }, selector, property, requirement, message);
    }

    private Selector? Selector(JsonNode node)
    {
        if (SelectorParser.Parse(node.Text, out var problem) is { } selector)
            return selector;

        // Where the text has no escapes, a character of it is a character of the file.
        var isPlain = node.Span.Length == node.Text.Length + 2;
        Report(isPlain ? new TextSpan(node.Span.Start + 1 + problem.At, Math.Max(1, node.Text.Length - problem.At)) : node.Span, problem.Message);
        return null;
    }

    private PropertyPath? Property(JsonNode node, Selector selector)
    {
        var check = node.Find("check") is null ? null : Text(node, "check", isRequired: false);
        if (check is null && node.Find("check") is not null)
            return null;

        PropertyPath? path = null;
        foreach (var kind in selector.Kinds)
        {
            path = PropertyPath.Parse(check?.Text.Trim() ?? "name", kind, out var problem);
            if (path is not null)
                continue;

            Report(check?.Span ?? SettingsFile.Start(node), check is null ? $"this rule has no 'check', and {problem}" : problem);
            return null;
        }

        return path;
    }

    private string? Message(JsonNode node)
    {
        if (Regex.Match(node.Text.Replace("{value}", ""), @"\{\w*\}") is not { Success: true } unknown)
            return node.Text.Trim();

        Report(node.Span, $"{Quotation.Quote(unknown.Value)} stands for nothing in a message; only {{value}} is replaced, by what is there");
        return null;
    }

    private RuleDescriptor? Descriptor(JsonNode node)
    {
        if (node.Find("severity")?.Value is not { } severity)
            return s_warning;

        switch (severity.Kind == JsonValueKind.String ? severity.Text : "")
        {
            case "error": return s_error;
            case "warning": return s_warning;
            case "suggestion": return s_suggestion;
            default:
                Report(severity.Span, $"a severity is {string.Join(", ", s_severities)}{Suggestion.DidYouMean(severity.Text, s_severities)}");
                return null;
        }
    }

    private JsonNode? Text(JsonNode node, string key, bool isRequired)
    {
        var value = node.Find(key)?.Value;
        if (value is { Kind: JsonValueKind.String } && value.Text.Trim().Length > 0)
            return value;

        if (value is not null)
            Report(value.Span, $"'{key}' of a rule must be a text that is not blank; write it out");
        else if (isRequired)
            Report(SettingsFile.Start(node), $"this rule has no '{key}'; {(key == "select" ? "say which nodes it is about" : "say what to do about a finding")}");

        return null;
    }

    private void CheckKeys(JsonNode node, IReadOnlyList<string> known, string owner)
    {
        foreach (var member in node.Members.Where(member => !known.Contains(member.Name) && member.Name != "$schema"))
            Report(member.NameSpan, $"{Quotation.Quote(member.Name)} is no key of {owner}; known are {string.Join(", ", known)}{Suggestion.DidYouMean(member.Name, known)}");
    }

    private void Report(TextSpan span, string message) => _findings.Report(s_invalid, span, message);
}
