using System.Globalization;
using Plumbline.Spec.Findings;
using Plumbline.Spec.Json;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Reading;

/// <summary>Reads the keys of one object of the document and reports those of the wrong kind.</summary>
internal sealed class NodeReader(ReadContext context, JsonNode node, Place place)
{
    /// <summary>What all parts of one reading share.</summary>
    public ReadContext Context { get; } = context;

    /// <summary>The object.</summary>
    public JsonNode Node { get; private set; } = node;

    /// <summary>Names the object in messages.</summary>
    public Place Place { get; } = place;

    /// <summary>Reports something about this object.</summary>
    public void Report(RuleDescriptor rule, TextSpan span, string message) => Context.Findings.Report(rule, span, message);

    /// <summary>The value of a key; null where the key is absent, or absent by the normal form's word for it (<c>null</c>).</summary>
    public JsonNode? Find(string key)
    {
        var value = Node.Find(key)?.Value;
        return value is { Kind: JsonValueKind.Null } && (value.IsMissing || Context.Form == DocumentForm.ServiceJson) ? null : value;
    }

    /// <summary>A required string, trimmed; null (and a finding) where it is missing, blank or no string.</summary>
    public string? Required(string key, RuleDescriptor missing)
    {
        var value = Find(key);
        if (value is null)
        {
            // A key without value, or a document without an object, has been reported.
            if (!Node.IsMissing && Node.Find(key)?.Value.IsMissing != true)
                Report(missing, Place.Span, $"{Place} has no {Quoted.Text(key)}; add it");
            return null;
        }

        if (value.Kind != JsonValueKind.String)
        {
            Report(ReaderRules.NotAString, value.Span, $"{Quoted.Text(key)} of {Place} must be a string; write it in double quotes");
            return null;
        }

        var text = value.Text.Trim();
        if (text.Length > 0)
            return text;

        Report(ReaderRules.BlankString, value.Span, $"{Quoted.Text(key)} of {Place} must not be blank; write it out");
        return null;
    }

    /// <summary>An optional string, trimmed; null where it is absent or blank.</summary>
    public string? Optional(string key)
    {
        var value = OptionalRaw(key)?.Trim();
        return string.IsNullOrEmpty(value) ? null : value;
    }

    /// <summary>An optional string as written; null only where it is absent.</summary>
    public string? OptionalRaw(string key)
    {
        var value = Find(key);
        if (value is null || value.Kind == JsonValueKind.String)
            return value?.Text;

        ReportKind(key, value, "a string");
        return null;
    }

    /// <summary>An optional boolean: <c>true</c>, <c>false</c>, or one of these as a string.</summary>
    public bool? Boolean(string key)
    {
        var value = Find(key);
        if (value is null)
            return null;

        if (value.Kind is JsonValueKind.Boolean or JsonValueKind.String)
        {
            switch (value.Text.Trim())
            {
                case "true":
                    return true;
                case "false":
                    return false;
            }
        }

        ReportKind(key, value, "true or false");
        return null;
    }

    /// <summary>An optional whole number, or one as a string.</summary>
    public long? Long(string key)
    {
        var value = Find(key);
        if (value is null)
            return null;

        if (value.Kind is JsonValueKind.Number or JsonValueKind.String
            && decimal.TryParse(value.Text.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && number == decimal.Truncate(number)
            && number is >= long.MinValue and <= long.MaxValue)
        {
            return (long)number;
        }

        ReportKind(key, value, "a whole number");
        return null;
    }

    /// <summary>An optional object.</summary>
    public JsonNode? Object(string key) => OfKind(key, JsonValueKind.Object, "an object");

    /// <summary>The elements of an optional array; those of another kind are reported and left out.</summary>
    public IEnumerable<JsonNode> Elements(string key, JsonValueKind kind)
    {
        var array = OfKind(key, JsonValueKind.Array, "an array");
        return array is null ? [] : Elements(key, array, kind);
    }

    /// <summary>The elements of an array; those of another kind are reported and left out.</summary>
    public IEnumerable<JsonNode> Elements(string key, JsonNode array, JsonValueKind kind)
    {
        foreach (var element in array.Items)
        {
            if (element.Kind == kind)
                yield return element;
            else if (!element.IsMissing)
                Report(ReaderRules.WrongElementKind, element.Span, $"elements of {Quoted.Text(key)} of {Place} must be {(kind == JsonValueKind.Object ? "objects" : "strings")}; write {(kind == JsonValueKind.Object ? "{ ... }" : "it in double quotes")}");
        }
    }

    /// <summary>A reader for an object in this one.</summary>
    public NodeReader Child(JsonNode child, string kind, string? name, TextSpan span) => new(Context, child, Place.Of(kind, name, span));

    /// <summary>The span of a key's value; the object's own place where the key is absent.</summary>
    public TextSpan SpanOf(string key) => Node.Find(key)?.Value.Span ?? Place.Span;

    /// <summary>
    /// Reports keys that the format does not know, and reads on as if the likeliest meant key stood there: a slip in <c>models</c> must
    /// not make every model vanish. The normal form comes from tools of many versions, so there unknown keys are left alone.
    /// </summary>
    public void CheckKeys(IReadOnlyList<string> known)
    {
        if (Context.Form == DocumentForm.ServiceJson)
            return;

        List<JsonNodeMember>? corrected = null;
        for (var i = 0; i < Node.Members.Count; i++)
        {
            var member = Node.Members[i];
            if (known.Contains(member.Name))
                continue;

            var meant = UnknownKeys.Report(this, member, known);
            if (meant is null || Node.Find(meant) is not null)
                continue;

            corrected ??= [.. Node.Members];
            corrected[i] = new JsonNodeMember(meant, member.NameSpan, member.Value);
        }

        if (corrected is not null)
            Node = new JsonNode { Kind = JsonValueKind.Object, Span = Node.Span, Members = corrected };
    }

    /// <summary>Reports an optional value of the wrong kind.</summary>
    public void ReportKind(string key, JsonNode value, string expected)
    {
        if (!value.IsMissing)
            Report(ReaderRules.WrongKind, value.Span, $"{Quoted.Text(key)} of {Place} must be {expected}; change it or leave it out");
    }

    private JsonNode? OfKind(string key, JsonValueKind kind, string expected)
    {
        var value = Find(key);
        if (value is null || value.Kind == kind)
            return value;

        ReportKind(key, value, expected);
        return null;
    }
}
