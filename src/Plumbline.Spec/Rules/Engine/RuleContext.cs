using Plumbline.Spec.Collections;
using Plumbline.Spec.Findings;
using Plumbline.Spec.Json;
using Plumbline.Spec.Model;
using Plumbline.Spec.Reading;
using Plumbline.Spec.Rules.Walking;

namespace Plumbline.Spec.Rules;

/// <summary>What a rule sees of a document, and where it reports.</summary>
public sealed class RuleContext
{
    // What comes behind is dropped: far more than anybody reads, little enough that a hostile document costs nothing.
    private const int Capacity = 5000;

    private readonly RuleInput _input;
    private readonly RuleDescriptor _rule;
    private readonly List<RuleFinding> _findings;
    private int _count;

    internal RuleContext(RuleInput input, ServiceWalk walk, TypeIndex types, RuleDescriptor rule, List<RuleFinding> findings)
    {
        _input = input;
        _rule = rule;
        _findings = findings;
        Walk = walk;
        Types = types;
    }

    /// <summary>The bound service.</summary>
    public Service Service => _input.Service;

    /// <summary>Where its nodes stand in the text.</summary>
    public SyntaxMap Syntax => _input.Syntax;

    /// <summary>Whether somebody else writes the document.</summary>
    public bool IsForeign => _input.IsForeign;

    /// <summary>The project's other documents.</summary>
    public IReadOnlyList<RelatedDocument> Others => _input.Others;

    /// <summary>The company's settings.</summary>
    public RuleOptions Options => _input.Options;

    /// <summary>The keys of the company's own rules, which run on their own.</summary>
    public IReadOnlyList<string> CompanyKeys => _input.CompanyKeys;

    /// <summary>Which services call which others, as far as the project knows.</summary>
    public IReadOnlyList<ServiceCall> Calls => _input.Calls;

    /// <summary>The day of the build, <c>yyyy-MM-dd</c>; null where nothing expires.</summary>
    public string? Today => _input.Today;

    /// <summary>The service's nodes with their paths and names, listed once for all rules.</summary>
    public ServiceWalk Walk { get; }

    /// <summary>Finds declarations, local and imported ones.</summary>
    public TypeIndex Types { get; }

    /// <summary>Reports something wrong.</summary>
    /// <param name="node">The node.</param>
    /// <param name="key">
    /// The key of the node to underline, as the format writes it; deeper ones are joined by slashes, items by their ordinals
    /// (<c>value/fields/0</c>). What the text lacks falls back to the nearest there is. Null for the node's name.
    /// </param>
    /// <param name="message">Names the offender and the remedy; one line, without a full stop at its end.</param>
    /// <param name="properties">Facts for code fixes.</param>
    public void Report(Node node, string? key, string message, params FindingProperty[] properties) =>
        Report(node.Path, key, message, properties);

    /// <summary>Reports something wrong at a path.</summary>
    /// <param name="path">The node's path.</param>
    /// <param name="key">As in <see cref="Report(Node, string, string, FindingProperty[])"/>.</param>
    /// <param name="message">Names the offender and the remedy.</param>
    /// <param name="properties">Facts for code fixes.</param>
    public void Report(NodePath path, string? key, string message, params FindingProperty[] properties)
    {
        if (_count++ >= Capacity)
            return;

        _findings.Add(new RuleFinding(path, key ?? "", new Finding
        {
            RuleId = _rule.Id,
            Severity = _rule.Severity,
            Message = message,
            Span = Locate(path, key),
            Properties = properties.ToEquatableArray(),
        }));
    }

    private TextSpan Locate(NodePath path, string? key)
    {
        if (key is null || Syntax.Find(path) is not { } node)
            return Syntax.Locate(path);

        TextSpan? best = null;
        foreach (var step in key.Split('/'))
        {
            if (Step(node, step) is not { } next)
                break;

            node = next;
            best = node.Span;
        }

        return best ?? Syntax.Locate(path);
    }

    private static JsonNode? Step(JsonNode node, string step) => node.Kind switch
    {
        JsonValueKind.Object => node.Find(step)?.Value,
        JsonValueKind.Array when int.TryParse(step, out var ordinal) && ordinal < node.Items.Count => node.Items[ordinal],
        _ => null,
    };
}

/// <summary>A finding with the node it is about, for suppressions.</summary>
/// <param name="Path">The node.</param>
/// <param name="Key">The key of the node; empty for its name.</param>
/// <param name="Finding">The finding.</param>
internal sealed record RuleFinding(NodePath Path, string Key, Finding Finding);
