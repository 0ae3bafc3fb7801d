using Plumbline.Spec.Findings;
using Plumbline.Spec.Json;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Reading.Templates;

/// <summary>
/// Applies the templates of a document to its text, before anything is read from it: what is read then is checked like any other text,
/// and every node keeps its place.
/// </summary>
internal static class TemplateMerger
{
    private static readonly string[] s_keys = ["models", "resources"];

    /// <summary>The document with templates applied.</summary>
    public static NodeReader Apply(NodeReader root)
    {
        if (root.Context.Form != DocumentForm.ApiJson || (root.Object("templates") is null && !AreUsed(root)))
            return root;

        // Templates that are used and nowhere declared are missing like any other.
        var node = root.Object("templates") ?? new JsonNode { Kind = JsonValueKind.Object, Span = default, IsMissing = true };
        root.Context.Findings.SharedText = node.Span;
        var templates = root.Child(node, "templates", null, root.Node.Find("templates")?.NameSpan ?? default);
        templates.CheckKeys(s_keys);

        var budget = new MergeBudget();
        var models = Set(root, templates, "models", "model", ReaderRules.ModelTemplateNotFound, budget);
        var resources = Set(root, templates, "resources", "resource", ReaderRules.ResourceTemplateNotFound, budget);
        CheckNames(root, models);

        var members = root.Node.Members.ToList();
        var merged = Replace(members, "models", models);
        Replace(members, "resources", resources);
        TemplateInterfaces.Add(members, models, merged);
        return new NodeReader(root.Context, SyntaxMerge.With(root.Node, members), root.Place);
    }

    private static bool AreUsed(NodeReader root) =>
        s_keys.Select(key => root.Node.Find(key)?.Value).OfType<JsonNode>().SelectMany(list => list.Members).Any(member => member.Value.Find("templates") is not null);

    private static TemplateSet Set(NodeReader root, NodeReader templates, string key, string kind, RuleDescriptor notFound, MergeBudget budget)
    {
        var set = new TemplateSet(root, kind, notFound, budget);
        foreach (var template in Named.Read(templates, key, $"{kind} template", "name"))
            set.Add(template);
        return set;
    }

    private static void CheckNames(NodeReader root, TemplateSet models)
    {
        foreach (var template in models.All)
        {
            if (IsDeclared(root, "models", template.Name))
                root.Report(ReaderRules.TemplateNamedLikeModel, template.NameSpan, $"{Quoted.Text(template.Name)} is the name of both a model and a template; rename one of the two");
            else if (IsDeclared(root, "interfaces", template.Name))
                root.Report(ReaderRules.TemplateNamedLikeInterface, template.NameSpan, $"{Quoted.Text(template.Name)} is the name of both an interface and a template; rename one of the two");
        }
    }

    private static bool IsDeclared(NodeReader root, string list, string name) => root.Node.Find(list)?.Value.Find(name) is not null;

    /// <summary>Replaces declarations that use templates by merged ones, and returns those.</summary>
    private static List<JsonNode> Replace(List<JsonNodeMember> members, string list, TemplateSet templates)
    {
        var replaced = new List<JsonNode>();
        var index = members.FindIndex(member => member.Name == list);
        if (index < 0)
            return replaced;

        var declarations = new List<JsonNodeMember>();
        foreach (var member in members[index].Value.Members)
        {
            if (member.Value.Find("templates") is null)
            {
                declarations.Add(member);
                continue;
            }

            var merged = templates.Apply(new Declaration(member.Name, member.NameSpan, member.Value));
            declarations.Add(new JsonNodeMember(member.Name, member.NameSpan, merged));
            replaced.Add(merged);
        }

        var original = members[index];
        if (replaced.Count > 0)
            members[index] = new JsonNodeMember(list, original.NameSpan, SyntaxMerge.With(original.Value, declarations));
        return replaced;
    }
}
