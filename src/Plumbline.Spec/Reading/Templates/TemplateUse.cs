using Plumbline.Spec.Json;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Reading.Templates;

/// <summary>One entry of a declaration's <c>templates</c>: which template, and which types it renames.</summary>
/// <param name="Name">The template's name.</param>
/// <param name="NameSpan">Where that stands.</param>
/// <param name="Cast">Renames the template's types.</param>
internal sealed record TemplateUse(string Name, TextSpan NameSpan, TypeCast Cast)
{
    private static readonly string[] s_keys = ["name", "cast"];

    /// <summary>Reads the key <c>templates</c> of a declaration.</summary>
    /// <param name="declaration">The declaration.</param>
    /// <param name="typeName">The type it is about: what the template's own name stands for unless a cast says otherwise.</param>
    public static IReadOnlyList<TemplateUse> Read(NodeReader declaration, string typeName)
    {
        var uses = new List<TemplateUse>();
        var casts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var node in declaration.Elements("templates", JsonValueKind.Object))
        {
            var reader = Named.Reader(declaration, node, "template");
            reader.CheckKeys(s_keys);
            if (reader.Required("name", ReaderRules.MissingKey) is { } name)
                uses.Add(new TemplateUse(name, reader.Place.Span, new TypeCast(Renames(reader, name, typeName, casts))));
        }

        return uses;
    }

    private static Dictionary<string, string> Renames(NodeReader use, string name, string typeName, Dictionary<string, string> casts)
    {
        if (use.Object("cast") is not { } cast)
            return new Dictionary<string, string>(StringComparer.Ordinal) { [name] = typeName };

        var renames = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in cast.Members)
        {
            if (member.Value.Kind != JsonValueKind.String)
            {
                use.ReportKind(member.Name, member.Value, "a string");
                continue;
            }

            var to = member.Value.Text.Trim();
            if (casts.TryGetValue(member.Name, out var other) && other != to)
                use.Report(ReaderRules.AmbiguousCast, member.NameSpan, $"{use.Place} casts {Quoted.Text(member.Name)} to {Quoted.Text(to)}, but to {Quoted.Text(other)} before; keep one of the two");

            casts[member.Name] = to;
            if (!renames.ContainsKey(member.Name))
                renames.Add(member.Name, to);
        }

        return renames;
    }
}
