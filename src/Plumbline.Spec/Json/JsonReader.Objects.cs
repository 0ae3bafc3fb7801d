using Plumbline.Spec.Model;

namespace Plumbline.Spec.Json;

/// <content>Objects and their members.</content>
public sealed partial class JsonReader
{
    /// <summary>Reads the members of an object whose brace is read, and its closing brace.</summary>
    private JsonNode ReadMembers(int start, int depth, bool inArray, bool isRoot)
    {
        var members = new JsonMembers(_findings);
        var needsComma = false;
        for (var open = true; open;)
        {
            _scanner.SkipTrivia();
            if (_scanner.AtEnd)
            {
                ReportEnd(start, "}");
                break;
            }

            switch (_scanner.Current)
            {
                case not ',' when !isRoot && EndsByLayout(start):
                    ReportUnclosed(start, "}");
                    open = false;
                    break;
                case '}' when IsStrayByLayout(start):
                    SkipStray();
                    break;
                case '}':
                    _scanner.Position++;
                    open = isRoot && GoesOnBehindRoot();
                    break;
                case ',':
                    SkipComma(needsComma);
                    needsComma = false;
                    break;
                case ']' when members.Last is { Value.Kind: JsonValueKind.Object } last && s_arrays.Contains(last.Name):
                    _scanner.Report(last.NameSpan, $"{Quoted.Text(last.Name)} is a list; write [ before its first item");
                    _scanner.Position++;
                    members.ReplaceLast(new JsonNode { Kind = JsonValueKind.Array, Span = last.Value.Span, Items = [last.Value] });
                    break;
                case ']' when _openArrays > 0:
                case '{' when inArray:
                    ReportUnclosed(start, "}");
                    open = false;
                    break;
                case '{' when members.Last is { Value.Kind: JsonValueKind.Object } last:
                    members.ReplaceLast(ReadImpliedArray(last, depth));
                    needsComma = true;
                    break;
                case '{' or '[':
                    _scanner.Report(Here(), "a value without a name; write \"name\": before it");
                    ReadValue(depth);
                    needsComma = true;
                    break;
                case ']' or ':':
                    SkipStray();
                    break;
                default:
                    if (needsComma)
                        _scanner.Report(Here(), "a comma is missing before this name");
                    ReadMember(members, depth);
                    needsComma = true;
                    break;
            }
        }

        _openObjects--;
        return new JsonNode { Kind = JsonValueKind.Object, Span = _scanner.Span(start), Members = members.ToList() };
    }

    private void ReadMember(JsonMembers members, int depth)
    {
        var start = _scanner.Position;
        var name = ReadName();
        _scanner.SkipTrivia();

        if (_scanner.Current == ':')
        {
            _scanner.Position++;
            members.Add(name.Text, name.Span, ReadMemberValue(name, start, depth));
        }
        else if (name.Text.TrimEnd().EndsWith(":", StringComparison.Ordinal) && _scanner.Current is not (',' or '}' or ']'))
        {
            // "name: "value": the quote is missing, which is reported where the text stops making sense.
            _scanner.Report(name.Span, $"{Quoted.Text(name.Text)} lacks its closing quote before the colon");
            var trimmed = name.Text.TrimEnd();
            members.Add(trimmed.Substring(0, trimmed.Length - 1).TrimEnd(), name.Span, ReadMemberValue(name, start, depth));
        }
        else
        {
            var hasValue = !_scanner.AtEnd && _scanner.Current is not (',' or '}' or ']') && !AtName();
            _scanner.Report(name.Span, hasValue
                ? $"a colon is missing between {Quoted.Text(name.Text)} and its value"
                : $"{Quoted.Text(name.Text)} has no value; write a colon and a value behind it");
            members.Add(name.Text, name.Span, hasValue ? ReadValue(depth) : Missing(name.Span.End));
        }
    }

    private JsonNode ReadName()
    {
        if (_scanner.Current is '"' or '\'')
            return _scanner.ReadString();

        var word = _scanner.ReadWord();
        if (word.Kind != JsonValueKind.String)
            _scanner.Report(word.Span, $"the name {Quoted.Text(word.Text)} stands in double quotes");
        return new JsonNode { Kind = JsonValueKind.String, Span = word.Span, Text = word.Kind == JsonValueKind.Null ? "null" : word.Text };
    }

    private JsonNode ReadMemberValue(JsonNode name, int nameStart, int depth)
    {
        _scanner.SkipTrivia();
        var start = _scanner.Position;
        if (_scanner.AtEnd || _scanner.Current is ',' or '}' or ']' or ':')
        {
            _scanner.Report(name.Span, $"{Quoted.Text(name.Text)} has no value; write one behind the colon");
            return Missing(start);
        }

        if (!AtName())
            return ReadValue(depth);

        // What stands here is a name already: on the same line, or deeper on a later one, only its brace is missing.
        var indentation = _scanner.Indentation(start);
        var own = _scanner.Indentation(nameStart);
        if (depth < MaximumDepth && (indentation < 0 || (own >= 0 && indentation > own)))
        {
            _scanner.Report(Here(), $"the members of {Quoted.Text(name.Text)} stand in braces; write {{ before the first one");
            _openObjects++;
            return ReadMembers(start, depth + 1, inArray: false, isRoot: false);
        }

        _scanner.Report(name.Span, $"{Quoted.Text(name.Text)} has no value; write one behind the colon");
        return Missing(start);
    }

    private bool GoesOnBehindRoot()
    {
        var end = _scanner.Position;
        var brace = new TextSpan(end - 1, 1);
        _scanner.SkipTrivia();
        if (_scanner.AtEnd)
        {
            _scanner.Position = end;
            return false;
        }

        _bracketsMismatch = true;
        _scanner.Report(brace, "this brace closes the document, but text follows; remove one of the two");
        return true;
    }
}
