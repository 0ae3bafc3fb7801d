using Plumbline.Spec.Json;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Importing.OpenApi;

/// <summary>A value of the document with its JSON pointer.</summary>
/// <param name="node">The value.</param>
/// <param name="pointer">Its pointer; empty for the document itself.</param>
internal sealed class Cursor(JsonNode node, string pointer)
{
    public JsonNode Node => node;

    public string Pointer => pointer;

    public JsonValueKind Kind => node.Kind;

    /// <summary>The value behind a name; null where there is none.</summary>
    public Cursor? this[string name] => node.Find(name)?.Value is { IsMissing: false } value ? At(name, value) : null;

    /// <summary>The members of an object; of repeated names the first counts.</summary>
    public IEnumerable<(string Name, Cursor Value)> Members
    {
        get
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var member in node.Members)
            {
                if (!member.Value.IsMissing && seen.Add(member.Name))
                    yield return (member.Name, At(member.Name, member.Value));
            }
        }
    }

    /// <summary>The items of an array.</summary>
    public IEnumerable<Cursor> Items => node.Items.Select((item, index) => At(index.ToString(System.Globalization.CultureInfo.InvariantCulture), item));

    /// <summary>The text behind a name; null where there is none but blanks. Numbers count: people write versions without quotes.</summary>
    public string? Text(string name) =>
        node.Find(name)?.Value is { Kind: JsonValueKind.String or JsonValueKind.Number } value && value.Text.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>Whether the value behind a name is <c>true</c>.</summary>
    public bool IsTrue(string name) => node.Find(name)?.Value is { Kind: JsonValueKind.Boolean, Text: "true" };

    /// <summary>The texts of an array of texts.</summary>
    public IEnumerable<string> Texts(string name) =>
        this[name]?.Items.Where(item => item.Kind == JsonValueKind.String).Select(item => item.Node.Text) ?? [];

    private Cursor At(string name, JsonNode value) => new(value, pointer + "/" + Escape(name));

    private static string Escape(string name) => name.Replace("~", "~0").Replace("/", "~1");
}
