using Plumbline.Spec.Model;

namespace Plumbline.Spec.Json;

/// <content>Arrays and their items.</content>
public sealed partial class JsonReader
{
    /// <summary>Reads the items of an array whose bracket is read, and its closing bracket.</summary>
    private JsonNode ReadItems(int start, int depth, JsonNode? first = null)
    {
        _openArrays++;
        var items = new List<JsonNode>();
        if (first is not null)
            items.Add(first);

        var needsComma = false;
        for (var open = true; open;)
        {
            _scanner.SkipTrivia();
            if (_scanner.AtEnd)
            {
                ReportEnd(start, "]");
                break;
            }

            switch (_scanner.Current)
            {
                case not ',' when EndsByLayout(start):
                    ReportUnclosed(start, "]");
                    open = false;
                    break;
                case ']' when IsStrayByLayout(start):
                    SkipStray();
                    break;
                case ']':
                    _scanner.Position++;
                    open = false;
                    break;
                case ',':
                    SkipComma(needsComma);
                    needsComma = false;
                    break;
                case '}' when _openObjects > 0:
                    ReportUnclosed(start, "]");
                    open = false;
                    break;
                case '}':
                    SkipStray();
                    break;
                case ':':
                    SkipStray();
                    break;
                default:
                    if (needsComma)
                        _scanner.Report(Here(), "a comma is missing before this item");
                    if (AtName() && BelongsAround(start))
                    {
                        ReportUnclosed(start, "]");
                        open = false;
                        break;
                    }

                    items.Add(AtName() && depth < MaximumDepth ? ReadImpliedObject(depth) : ReadValue(depth, inArray: true));
                    needsComma = true;
                    break;
            }
        }

        _openArrays--;
        return new JsonNode { Kind = JsonValueKind.Array, Span = _scanner.Span(start), Items = items };
    }

    /// <summary>A name in an array: its object's opening brace is missing.</summary>
    private JsonNode ReadImpliedObject(int depth)
    {
        _scanner.Report(Here(), "the members of an object stand in braces; write { before this one");
        _openObjects++;
        return ReadMembers(_scanner.Position, depth + 1, inArray: true, isRoot: false);
    }

    /// <summary>Objects in a row under one name: their opening bracket is missing.</summary>
    private JsonNode ReadImpliedArray(JsonNodeMember member, int depth)
    {
        _scanner.Report(member.NameSpan, $"{Quoted.Text(member.Name)} holds several values; write [ before the first one");
        return ReadItems(member.Value.Span.Start, depth, member.Value);
    }

    /// <summary>Whether a name in an array is no deeper than the array itself, so that it belongs to the object around.</summary>
    private bool BelongsAround(int start)
    {
        _bracketsMismatch = true;
        return _openObjects > 0 && _layout?.Leading(_scanner.Position) is { } column && column <= _layout.Indentation(start);
    }
}
