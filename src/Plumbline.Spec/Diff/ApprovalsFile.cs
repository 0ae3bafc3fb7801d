using Plumbline.Spec.Collections;
using Plumbline.Spec.Findings;
using Plumbline.Spec.Json;
using Plumbline.Spec.Model;
using Plumbline.Spec.Rules;

namespace Plumbline.Spec.Diff;

/// <summary>The approvals file of a repository as read: which changes are allowed, and what is wrong with the file.</summary>
/// <remarks>Its form: <c>{ "approvals": [ { "fingerprint": ..., "rule": ..., "what": ..., "reason": ..., "by"?: ... } ] }</c>. An entry that is not in order allows nothing.</remarks>
public sealed class ApprovalsFile
{
    /// <summary>The file's name, in the folder of the document or any above it.</summary>
    public const string FileName = "plumbline.approvals.json";

    private static readonly string[] s_keys = ["fingerprint", "rule", "what", "reason", "by"];
    private static readonly RuleDescriptor s_invalid = new(RuleIds.ApprovalsInvalid, "Approvals file not in order", RuleCategories.Change, Severity.Error);
    private static readonly RuleDescriptor s_unused = new(RuleIds.ApprovalUnused, "Approval allows nothing", RuleCategories.Change, Severity.Warning);

    private readonly List<(Approval Approval, TextSpan Span)> _entries = [];
    private readonly FindingBag _findings = new();

    private ApprovalsFile()
    {
    }

    /// <summary>The rules about the file itself.</summary>
    public static IReadOnlyList<RuleDescriptor> Rules { get; } = [s_invalid, s_unused];

    /// <summary>The approvals, in order of the file.</summary>
    public EquatableArray<Approval> Approvals => _entries.Select(entry => entry.Approval).ToEquatableArray();

    /// <summary>What is wrong with the file, in text order.</summary>
    public EquatableArray<Finding> Findings => _findings.ToEquatableArray();

    /// <summary>Reads a file. Never throws for what it holds.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static ApprovalsFile Read(string text, CancellationToken cancellationToken)
    {
        var file = new ApprovalsFile();
        var root = SettingsFile.Read(text, s_invalid, file._findings, cancellationToken);
        var list = root.Find("approvals")?.Value;
        if (list is not { Kind: JsonValueKind.Array })
        {
            file.Report(list?.Span ?? SettingsFile.Start(root), "an approvals file holds { \"approvals\": [ ... ] }; write the list");
            return file;
        }

        file.CheckKeys(root, ["approvals"]);
        foreach (var entry in list.Items)
            file.Add(entry);
        return file;
    }

    /// <summary>Approvals that allow nothing: findings at their entries. A file may serve several documents, so all comparisons that it was given to decide together.</summary>
    /// <param name="comparisons">The comparisons that were given this file's approvals.</param>
    public EquatableArray<Finding> FindUnused(params Comparison[] comparisons)
    {
        var unused = new FindingBag();
        foreach (var (approval, span) in _entries.Where(entry => comparisons.All(comparison => comparison.UnusedApprovals.Contains(entry.Approval))))
            unused.Report(s_unused, span, $"nothing is left of what this approves ({approval.Rule}: {Words.Plain(approval.What)}); remove the entry");
        return unused.ToEquatableArray();
    }

    private void Add(JsonNode entry)
    {
        if (entry.Kind != JsonValueKind.Object)
        {
            Report(entry.Span, "an approval is an object with fingerprint, rule, what and reason; write { ... }");
            return;
        }

        CheckKeys(entry, s_keys);
        var fingerprint = Text(entry, "fingerprint", isRequired: true);
        var rule = Text(entry, "rule", isRequired: true);
        var what = Text(entry, "what", isRequired: true);
        var reason = Text(entry, "reason", isRequired: true);
        var by = Text(entry, "by", isRequired: false);
        if (fingerprint is null || rule is null || what is null || reason is null)
            return;

        var span = entry.Find("fingerprint")!.Value.Span;
        if (!Fingerprint.IsWellFormed(fingerprint))
            Report(span, $"{Words.Quote(fingerprint)} is no fingerprint; copy the {Fingerprint.Length} digits from the finding");
        else if (!ChangeCatalogue.All.Any(known => known.Descriptor.Id == rule))
            Report(entry.Find("rule")!.Value.Span, $"{Words.Quote(rule)} is no rule about changes; copy the id from the finding");
        else if (_entries.Any(other => other.Approval.Fingerprint == fingerprint && other.Approval.Rule == rule))
            Report(span, $"{rule} {fingerprint} is approved twice; remove one entry");
        else
            _entries.Add((new Approval { Fingerprint = fingerprint, Rule = rule, What = what, Reason = reason, By = by }, span));
    }

    private string? Text(JsonNode entry, string key, bool isRequired)
    {
        var value = entry.Find(key)?.Value;
        if (value is { Kind: JsonValueKind.String } && value.Text.Trim().Length > 0)
            return value.Text.Trim();

        if (value is not null)
            Report(value.Span, $"'{key}' of an approval must be a text that is not blank; write it out");
        else if (isRequired)
            Report(SettingsFile.Start(entry), $"this approval has no '{key}'; {(key == "reason" ? "say why the change is allowed" : "copy it from the finding")}");

        return null;
    }

    private void CheckKeys(JsonNode node, IReadOnlyList<string> known)
    {
        foreach (var member in node.Members.Where(member => !known.Contains(member.Name)))
            Report(member.NameSpan, $"{Words.Quote(member.Name)} is no key of an approvals file; known are {string.Join(", ", known)}");
    }

    private void Report(TextSpan span, string message) => _findings.Report(s_invalid, span, message);
}
