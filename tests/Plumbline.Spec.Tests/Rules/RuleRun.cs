using Plumbline.Spec.Binding;
using Plumbline.Spec.Collections;
using Plumbline.Spec.Findings;
using Plumbline.Spec.Reading;
using Plumbline.Spec.Rules;

namespace Plumbline.Spec.Tests.Rules;

/// <summary>Runs rules over text.</summary>
internal static class RuleRun
{
    private static readonly Dictionary<string, string> s_noOptions = [];

    /// <summary>What rules find in a document.</summary>
    public static EquatableArray<Finding> Check(
        IEnumerable<Rule> rules,
        string text,
        IEnumerable<(string Name, string Text)>? others = null,
        IReadOnlyDictionary<string, string>? options = null) =>
        RuleEngine.Run(rules, Input(text, others ?? [], options ?? s_noOptions), TestContext.Current.CancellationToken);

    /// <summary>What the reader finds in a document.</summary>
    public static EquatableArray<Finding> Read(string text) =>
        DocumentReader.Read("api.json", text, TestContext.Current.CancellationToken).Findings;

    public static RuleInput Input(string text, IEnumerable<(string Name, string Text)> others, IReadOnlyDictionary<string, string> options)
    {
        var document = DocumentReader.Read("api.json", text, TestContext.Current.CancellationToken);
        var declared = others
            .Select(other => (other.Name, DocumentReader.Read(other.Name, other.Text, TestContext.Current.CancellationToken).Service))
            .ToList();
        var all = declared.Select(other => new ImportSource(null, other.Service)).Append(new ImportSource(null, document.Service)).ToList();
        return new RuleInput
        {
            Service = ServiceBinder.Bind(document.Service, [.. all.Take(declared.Count)]),
            Syntax = document.Syntax,
            Others = [.. declared.Select(other => new RelatedDocument(other.Name, null, ServiceBinder.Bind(other.Service, all)))],
            Options = new RuleOptions(key => options.TryGetValue(key, out var value) ? value : null),
            Today = "2026-11-22",
        };
    }
}
