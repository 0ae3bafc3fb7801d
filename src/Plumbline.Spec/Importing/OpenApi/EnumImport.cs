using System.Text.RegularExpressions;
using Plumbline.Spec.Collections;
using Plumbline.Spec.Model;
using Plumbline.Spec.Naming;

namespace Plumbline.Spec.Importing.OpenApi;

/// <summary>Makes enums of lists of texts.</summary>
internal static class EnumImport
{
    private static readonly string[] s_lost = ["format", "pattern", "minLength", "maxLength"];

    public static EnumType Read(string name, Cursor schema, ImportNotes notes)
    {
        notes.Unread(schema, SchemaShapes.Read);
        notes.Lost(schema, s_lost, "an enum");
        notes.SecondText(schema, name);
        var texts = schema["enum"] is null ? [SchemaShapes.Constant(schema)!] : schema.Texts("enum").Distinct(StringComparer.Ordinal).ToList();
        var names = new NameScope(StringComparer.OrdinalIgnoreCase, []);
        var (description, ofValues) = Descriptions(SchemaShapes.Description(schema, name), texts);
        return new()
        {
            Name = name,
            Plural = Plurals.Of(name),
            Description = description,
            Deprecation = schema.IsTrue("deprecated") ? new(null) : null,
            Values = texts.Select(text => new EnumValue
            {
                Name = names.Claim(ImportedNames.Snake(text)),
                Text = text,
                Description = ofValues.TryGetValue(text, out var value) ? value : null,
            }).ToEquatableArray(),
        };
    }

    // As this package writes what the values mean, and as people do: a list at the description's end, "- `value`: text".
    private static (string? Description, Dictionary<string, string> OfValues) Descriptions(string? description, List<string> texts)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        var lines = (description ?? "").Split('\n').ToList();
        while (lines.Count > 0 && Regex.Match(lines[lines.Count - 1], "^- `([^`]+)`: (.*[^\\s])\\s*$") is { Success: true } line
            && texts.Contains(line.Groups[1].Value) && !found.ContainsKey(line.Groups[1].Value))
        {
            found.Add(line.Groups[1].Value, line.Groups[2].Value);
            lines.RemoveAt(lines.Count - 1);
        }

        var rest = string.Join("\n", lines).TrimEnd();
        return (rest.Length == 0 ? null : rest, found);
    }
}
