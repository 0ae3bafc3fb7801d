using Plumbline.Spec.Findings;
using Plumbline.Spec.Rules;
using Plumbline.Tool.Projects;

namespace Plumbline.Tool.Settings;

/// <summary>What is set for one document: its company's keys, and how severe each rule is. The same as the compiler would say.</summary>
internal sealed class DocumentSettings
{
    private readonly IReadOnlyDictionary<string, string> _own;
    private readonly IReadOnlyDictionary<string, string> _global;
    private readonly RuleLevel _rules;
    private readonly WarningOptions _warnings;

    /// <summary>Takes what is set.</summary>
    /// <param name="own">Keys of sections that match the document.</param>
    /// <param name="global">Keys of global files.</param>
    /// <param name="rules">The ruleset that holds where these say nothing.</param>
    /// <param name="warnings">What a project says of warnings.</param>
    public DocumentSettings(IReadOnlyDictionary<string, string> own, IReadOnlyDictionary<string, string> global, RuleLevel rules, WarningOptions warnings)
    {
        _warnings = warnings;
        _own = own;
        _global = global;
        _rules = rules;
        Options = new(key => _own.TryGetValue(key, out var value) || _global.TryGetValue(key, out value) ? value : null);
    }

    /// <summary>The company's keys.</summary>
    public RuleOptions Options { get; }

    /// <summary>How severe a finding is after all that is set; null where it is not to be shown at all.</summary>
    /// <param name="rule">Its rule.</param>
    /// <param name="severity">The severity before configuration.</param>
    public Severity? Effective(RuleDescriptor rule, Severity severity) =>
        Configured(rule, severity) is { } configured ? _warnings.Effective(rule.Id, configured, severity, isOff: false) : null;

    private Severity? Configured(RuleDescriptor rule, Severity severity)
    {
        // Sections of an .editorconfig do not reach documents, that is the compiler's rule; so only global keys count.
        if (_global.TryGetValue($"dotnet_diagnostic.{rule.Id}.severity", out var word))
        {
            switch (word.ToLowerInvariant())
            {
                case "error": return Severity.Error;
                case "warning": return Severity.Warning;
                case "suggestion": return Severity.Info;
                case "silent": return Severity.Hidden;
                case "none": return null;
                case "default": return severity;
            }
        }

        return RuleSets.IsOn(rule, _rules) ? severity : null;
    }
}
