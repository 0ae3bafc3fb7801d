using Plumbline.Spec.Collections;
using Plumbline.Spec.Diff;
using Plumbline.Spec.Findings;
using Plumbline.Spec.Json;
using Plumbline.Spec.Model;
using Plumbline.Spec.Rules.Text;

namespace Plumbline.Spec.Rules.Accepting;

/// <summary>The findings file of a repository as read: what is accepted in old documents, so that a rule can be turned on for new ones.</summary>
/// <remarks>Its form: <c>{ "findings": [ { "fingerprint": ..., "rule": ..., "service": ..., "what": ... } ] }</c>. An entry that is not in order accepts nothing.</remarks>
public sealed class AcceptedFindingsFile
{
    /// <summary>The file's name, in the folder of the document or any above it.</summary>
    public const string FileName = "plumbline.findings.json";

    private static readonly string[] s_keys = ["fingerprint", "rule", "service", "what"];

    private static readonly RuleDescriptor s_invalid = new(RuleIds.AcceptedFindingsInvalid, "Findings file not in order", RuleCategories.Consistency, Severity.Error)
    {
        Key = "findings_file",
        Level = RuleLevel.Recommended,
    };

    private static readonly RuleDescriptor s_gone = new(RuleIds.AcceptedFindingGone, "Accepted finding that is gone", RuleCategories.Consistency, Severity.Warning)
    {
        Key = "accepted_finding_gone",
        Level = RuleLevel.Recommended,
    };

    private readonly List<(AcceptedFinding Finding, TextSpan Span)> _entries = [];
    private readonly HashSet<(string Rule, string Fingerprint)> _accepted = [];
    private readonly FindingBag _findings = new();

    private AcceptedFindingsFile()
    {
    }

    /// <summary>The rules about the file itself.</summary>
    public static IReadOnlyList<RuleDescriptor> Descriptors { get; } = [s_invalid, s_gone];

    /// <summary>The entries, in order of the file.</summary>
    public EquatableArray<AcceptedFinding> Entries => _entries.Select(entry => entry.Finding).ToEquatableArray();

    /// <summary>What is wrong with the file, in text order.</summary>
    public EquatableArray<Finding> Findings => _findings.ToEquatableArray();

    /// <summary>Reads a file. Never throws for what it holds.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="companyKeys">The keys of the company's own rules.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static AcceptedFindingsFile Read(string text, IReadOnlyCollection<string> companyKeys, CancellationToken cancellationToken)
    {
        var file = new AcceptedFindingsFile();
        var root = SettingsFile.Read(text, s_invalid, file._findings, cancellationToken);
        var list = root.Find("findings")?.Value;
        if (list is not { Kind: JsonValueKind.Array })
        {
            file.Report(list?.Span ?? SettingsFile.Start(root), "a findings file holds { \"findings\": [ ... ] }; write the list");
            return file;
        }

        file.CheckKeys(root, ["findings"]);
        foreach (var entry in list.Items)
            file.Add(entry, companyKeys);
        return file;
    }

    /// <summary>Whether a finding is accepted.</summary>
    /// <param name="finding">The finding.</param>
    public bool Accepts(Finding finding) => finding.Identity is { } identity && _accepted.Contains((identity.Rule, identity.Fingerprint));

    /// <summary>Entries of which nothing is left: findings at their places. Only what was looked for can be missed.</summary>
    /// <param name="services">The documents that were checked, as <see cref="FindingIdentity.Service"/> names them.</param>
    /// <param name="rules">The rules that ran, as <see cref="RuleDescriptor.Name"/> names them.</param>
    /// <param name="found">Everything that was found in those documents, accepted findings included.</param>
    public EquatableArray<Finding> FindGone(IReadOnlyCollection<string> services, IReadOnlyCollection<string> rules, IEnumerable<Finding> found)
    {
        var left = new HashSet<(string, string)>(found.Where(finding => finding.Identity is not null).Select(finding => (finding.Identity!.Rule, finding.Identity.Fingerprint)));
        var gone = new FindingBag();
        foreach (var (entry, span) in _entries)
        {
            if (services.Contains(entry.Service) && rules.Contains(entry.Rule) && !left.Contains((entry.Rule, entry.Fingerprint)))
                gone.Report(s_gone, span, $"nothing is left of what this accepts ({entry.Rule}: {Quotation.Plain(entry.What)}); remove the entry");
        }

        return gone.ToEquatableArray();
    }

    private void Add(JsonNode entry, IReadOnlyCollection<string> companyKeys)
    {
        if (entry.Kind != JsonValueKind.Object)
        {
            Report(entry.Span, "an accepted finding is an object with fingerprint, rule, service and what; write { ... }");
            return;
        }

        CheckKeys(entry, s_keys);
        var fingerprint = Text(entry, "fingerprint");
        var rule = Text(entry, "rule");
        var service = Text(entry, "service");
        var what = Text(entry, "what");
        if (fingerprint is null || rule is null || service is null || what is null)
            return;

        var span = entry.Find("fingerprint")!.Value.Span;
        if (!Fingerprint.IsWellFormed(fingerprint))
            Report(span, $"{Quotation.Quote(fingerprint)} is no fingerprint; copy the {Fingerprint.Length} digits from the finding");
        else if (!companyKeys.Contains(rule) && !RuleCatalogue.ConsistencyRules.Any(known => known.Descriptor.Id == rule))
            Report(entry.Find("rule")!.Value.Span, $"{Quotation.Quote(rule)} is no rule whose findings can be accepted; copy it from the finding");
        else if (!_accepted.Add((rule, fingerprint)))
            Report(span, $"{rule} {fingerprint} is accepted twice; remove one entry");
        else
            _entries.Add((new(fingerprint, rule, service, what), span));
    }

    private string? Text(JsonNode entry, string key)
    {
        var value = entry.Find(key)?.Value;
        if (value is { Kind: JsonValueKind.String } && value.Text.Trim().Length > 0)
            return value.Text.Trim();

        if (value is null)
            Report(SettingsFile.Start(entry), $"this entry has no '{key}'; copy it from the finding");
        else
            Report(value.Span, $"'{key}' of an accepted finding must be a text that is not blank; write it out");
        return null;
    }

    private void CheckKeys(JsonNode node, IReadOnlyList<string> known)
    {
        foreach (var member in node.Members.Where(member => !known.Contains(member.Name)))
            Report(member.NameSpan, $"{Quotation.Quote(member.Name)} is no key of a findings file; known are {string.Join(", ", known)}");
    }

    private void Report(TextSpan span, string message) => _findings.Report(s_invalid, span, message);
}
