using System.Globalization;
using Plumbline.Spec.Json;
using Plumbline.Spec.Model;
using Plumbline.Tool.Hosting;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Plumbline.Tool.Importing;

/// <summary>Reads YAML as the tree that JSON gives, by YAML 1.2's core schema: every value keeps its place in the text.</summary>
internal sealed class YamlTree
{
    // As deep as JSON may nest, and as much as aliases may multiply.
    private const int MaximumDepth = JsonReader.MaximumDepth;
    private const int MaximumValues = 500_000;

    private readonly Parser _parser;
    private readonly Dictionary<string, (JsonNode Node, int Size)> _anchors = new(StringComparer.Ordinal);
    private int _values;

    private YamlTree(string text) => _parser = new Parser(new Scanner(new StringReader(text), skipComments: true));

    /// <summary>The first document of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="path">The file, for messages.</param>
    /// <exception cref="ToolException">The text is no YAML, or too much of it.</exception>
    public static JsonNode Read(string text, string path)
    {
        try
        {
            var tree = new YamlTree(text);
            tree._parser.Consume<StreamStart>();
            if (!tree._parser.TryConsume<DocumentStart>(out _))
                throw new ToolException($"{path} is empty; name an OpenAPI document");
            return tree.Value(0).Node;
        }
        catch (YamlException exception)
        {
            throw new ToolException($"{path}({exception.Start.Line},{exception.Start.Column}): no YAML: {Reporting.SafeText.Line(exception.Message).TrimEnd('.')}; mend the document first");
        }
    }

    private (JsonNode Node, int Size) Value(int depth)
    {
        var at = _parser.Current!.Start;
        if (depth > MaximumDepth)
            throw new YamlException(at, at, $"values nest deeper than {MaximumDepth}");

        if (_parser.TryConsume<AnchorAlias>(out var alias))
        {
            if (!_anchors.TryGetValue(alias.Value.Value, out var known))
                throw new YamlException(alias.Start, alias.End, $"alias '{alias.Value.Value}' names nothing that is whole");
            Count(known.Size, at);
            return known;
        }

        var anchor = (_parser.Current as NodeEvent)?.Anchor ?? AnchorName.Empty;
        Count(1, at);
        var before = _values;
        var node = _parser.Current switch
        {
            MappingStart => Mapping(depth),
            SequenceStart => Sequence(depth),
            _ => Scalar(_parser.Consume<Scalar>()),
        };
        var result = (node, _values - before + 1);
        if (!anchor.IsEmpty)
            _anchors[anchor.Value] = result;
        return result;
    }

    private JsonNode Mapping(int depth)
    {
        var start = _parser.Consume<MappingStart>();
        var members = new List<JsonNodeMember>();
        var merged = new List<JsonNodeMember>();
        Mark end;
        while (!_parser.Accept<MappingEnd>(out _))
        {
            if (!_parser.TryConsume<Scalar>(out var key))
                throw new YamlException(_parser.Current!.Start, _parser.Current.End, "a key must be a text");
            var value = Value(depth + 1).Node;
            if (key.Value == "<<" && key.Style == ScalarStyle.Plain)
                merged.AddRange(value.Kind == JsonValueKind.Array ? value.Items.SelectMany(item => item.Members) : value.Members);
            else
                members.Add(new(key.Value, Span(key.Start, key.End), value));
        }

        end = _parser.Consume<MappingEnd>().End;
        var own = members.Select(member => member.Name).ToHashSet(StringComparer.Ordinal);
        members.AddRange(merged.Where(member => own.Add(member.Name)));
        return new() { Kind = JsonValueKind.Object, Span = Span(start.Start, end), Members = members };
    }

    private JsonNode Sequence(int depth)
    {
        var start = _parser.Consume<SequenceStart>();
        var items = new List<JsonNode>();
        while (!_parser.Accept<SequenceEnd>(out _))
            items.Add(Value(depth + 1).Node);
        return new() { Kind = JsonValueKind.Array, Span = Span(start.Start, _parser.Consume<SequenceEnd>().End), Items = items };
    }

    private static JsonNode Scalar(Scalar scalar)
    {
        var (kind, text) = scalar.Style == ScalarStyle.Plain && scalar.Tag.IsEmpty ? Plain(scalar.Value) : (JsonValueKind.String, scalar.Value);
        return new() { Kind = kind, Text = text, Span = Span(scalar.Start, scalar.End) };
    }

    private static (JsonValueKind Kind, string Text) Plain(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => (JsonValueKind.Null, ""),
        "true" or "True" or "TRUE" => (JsonValueKind.Boolean, "true"),
        "false" or "False" or "FALSE" => (JsonValueKind.Boolean, "false"),
        _ when JsonNumber.IsValid(text) => (JsonValueKind.Number, text),
        _ when text[0] is '+' or '0' && text.TrimStart('+').All(char.IsAsciiDigit) && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            => (JsonValueKind.Number, number.ToString(CultureInfo.InvariantCulture)),
        _ => (JsonValueKind.String, text),
    };

    private void Count(int values, Mark at)
    {
        _values += values;
        if (_values > MaximumValues)
            throw new YamlException(at, at, $"the document has more than {MaximumValues} values, those that aliases repeat included");
    }

    private static TextSpan Span(Mark start, Mark end) => new((int)start.Index, (int)Math.Max(0, end.Index - start.Index));
}
