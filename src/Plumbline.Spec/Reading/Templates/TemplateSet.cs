using Plumbline.Spec.Findings;
using Plumbline.Spec.Json;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Reading.Templates;

/// <summary>The templates of one kind, and their merging into declarations.</summary>
/// <param name="root">The document.</param>
/// <param name="kind">What a template of this kind is merged into: <c>model</c> or <c>resource</c>.</param>
/// <param name="notFound">The rule for a template that does not exist.</param>
/// <param name="budget">Limits what all merging together may produce.</param>
internal sealed class TemplateSet(NodeReader root, string kind, RuleDescriptor notFound, MergeBudget budget)
{
    // A chain of templates deeper than this is hostile.
    private const int MaximumNesting = 32;

    private readonly Dictionary<string, Declaration> _templates = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsonNode> _merged = new(StringComparer.Ordinal);
    private readonly List<string> _open = [];

    /// <summary>The templates' names, in document order.</summary>
    public List<Declaration> All { get; } = [];

    /// <summary>Adds a template; the first of a name counts.</summary>
    public void Add(Declaration template)
    {
        if (_templates.ContainsKey(template.Name))
            return;

        _templates.Add(template.Name, template);
        All.Add(template);
    }

    /// <summary>A template with its own templates merged in.</summary>
    public JsonNode Expanded(Declaration template)
    {
        if (!_merged.TryGetValue(template.Name, out var merged))
        {
            _open.Add(template.Name);
            merged = Apply(template);
            _open.RemoveAt(_open.Count - 1);
            _merged.Add(template.Name, merged);
        }

        return merged;
    }

    /// <summary>A declaration with the templates that it uses merged in.</summary>
    public JsonNode Apply(Declaration declaration)
    {
        var reader = new NodeReader(root.Context, declaration.Node, new Place(kind, declaration.Name, null, declaration.NameSpan));
        var merged = declaration.Node;
        foreach (var use in TemplateUse.Read(reader, declaration.Name))
        {
            if (Find(reader, use) is not { } template)
                continue;

            var text = use.Cast.Apply(Expanded(template));
            if (!budget.TrySpend(reader, text))
                return merged;

            merged = SyntaxMerge.Objects(merged, kind == "model" ? WithInterface(text, use) : text);
        }

        return merged;
    }

    private Declaration? Find(NodeReader declaration, TemplateUse use)
    {
        if (!_templates.TryGetValue(use.Name, out var template))
        {
            declaration.Report(notFound, use.NameSpan, $"{declaration.Place} uses template {Quoted.Text(use.Name)}, which does not exist; declare it under 'templates' or remove it here");
            return null;
        }

        if (!_open.Contains(use.Name) && _open.Count < MaximumNesting)
            return template;

        declaration.Report(ReaderRules.RecursiveTemplate, use.NameSpan, $"template {Quoted.Text(use.Name)} uses itself, directly or through others; remove this use");
        return null;
    }

    /// <summary>Whoever uses a model template also satisfies the interface that is named after it.</summary>
    private static JsonNode WithInterface(JsonNode template, TemplateUse use)
    {
        var name = new JsonNode { Kind = JsonValueKind.String, Span = use.NameSpan, Text = use.Name };
        var own = new JsonNode { Kind = JsonValueKind.Array, Span = use.NameSpan, Items = [name] };
        var interfaces = new JsonNodeMember("interfaces", use.NameSpan, own);
        return SyntaxMerge.Objects(template, new JsonNode { Kind = JsonValueKind.Object, Span = template.Span, Members = [interfaces] });
    }
}
