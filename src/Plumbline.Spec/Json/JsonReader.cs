using Plumbline.Spec.Findings;
using Plumbline.Spec.Model;
using Plumbline.Spec.Reading;

namespace Plumbline.Spec.Json;

/// <summary>
/// Reads JSON into a tree with spans. Comments and trailing commas are accepted; whatever else is wrong becomes a finding,
/// and reading goes on: people see this tree while they type, when the text is wrong most of the time.
/// </summary>
/// <remarks>Never throws for what a text holds; time is linear in its length, depth is limited.</remarks>
public sealed class JsonReader
{
    /// <summary>How deep values may nest; deeper ones are skipped with a finding.</summary>
    public const int MaximumDepth = 100;

    // Arrays in every document of the format: decides between a missing opening and a stray closing bracket.
    private static readonly string[] s_arrays = ["fields", "values", "types", "operations", "parameters", "attributes", "imports"];

    private readonly JsonScanner _scanner;
    private readonly JsonLayout? _layout;
    private readonly FindingBag _findings;
    private readonly CancellationToken _cancellationToken;
    private int _openObjects;
    private int _openArrays;
    private bool _endReported;
    private bool _bracketsMismatch;

    private JsonReader(string text, JsonLayout? layout, FindingBag findings, CancellationToken cancellationToken)
    {
        _scanner = new JsonScanner(text, findings);
        _layout = layout;
        _findings = findings;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="findings">Receives what is wrong with it.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The outermost value; a missing one for a text without any.</returns>
    public static JsonNode Read(string text, FindingBag findings, CancellationToken cancellationToken)
    {
        var found = new FindingBag();
        var reader = new JsonReader(text, null, found, cancellationToken);
        var root = reader.ReadRoot();

        if (reader._bracketsMismatch)
        {
            // Once more, with an eye on the indentation: it shows where a bracket is missing long before the end of the text does.
            var foundByLayout = new FindingBag();
            var byLayout = new JsonReader(text, new JsonLayout(text), foundByLayout, cancellationToken).ReadRoot();

            // It may say a little more (the comma behind a bracket that it closed); much more means that the lines mislead.
            if (foundByLayout.Count <= found.Count + 2)
                (root, found) = (byLayout, foundByLayout);
        }

        findings.Add(found);
        return root;
    }

    private JsonNode ReadRoot()
    {
        _scanner.SkipTrivia();
        var start = _scanner.Position;
        if (_scanner.AtEnd)
            return Missing(start);

        if (_scanner.Current != '{' && !AtName())
        {
            var value = ReadValue(0);
            _scanner.SkipTrivia();
            if (!_scanner.AtEnd)
                _scanner.Report(new TextSpan(_scanner.Position, 1), "text behind the end of the document; remove it");
            return value;
        }

        if (_scanner.Current == '{')
            _scanner.Position++;
        else
            _scanner.Report(new TextSpan(start, 1), "a document starts with {");

        _openObjects++;
        return ReadMembers(start, depth: 1, inArray: false, isRoot: true);
    }

    private JsonNode ReadValue(int depth, bool inArray = false)
    {
        var start = _scanner.Position;
        if (_scanner.Current is not ('{' or '['))
            return _scanner.Current is '"' or '\'' ? _scanner.ReadString() : _scanner.ReadWord();

        if (depth >= MaximumDepth)
            return SkipNested(start);

        _cancellationToken.ThrowIfCancellationRequested();
        if (_scanner.Current == '[')
        {
            _scanner.Position++;
            return ReadItems(start, depth + 1);
        }

        _scanner.Position++;
        _openObjects++;
        return ReadMembers(start, depth + 1, inArray, isRoot: false);
    }

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

    /// <summary>Whether a name in an array is no deeper than the array itself, so that it belongs to the object around.</summary>
    private bool BelongsAround(int start)
    {
        _bracketsMismatch = true;
        return _openObjects > 0 && _layout?.Leading(_scanner.Position) is { } column && column <= _layout.Indentation(start);
    }

    /// <summary>Whether the indentation says that a container ended before this place, though nothing closed it.</summary>
    private bool EndsByLayout(int start)
    {
        if (_layout?.Leading(_scanner.Position) is not { } column || _layout.IsSameLine(start, _scanner.Position))
            return false;

        // A container that lacks its opening bracket starts with its first name, in line with the next ones.
        var own = _layout.Indentation(start) - (_scanner.IsOpening(start) ? 0 : 1);
        return _scanner.Current is '}' or ']' ? column < own : column <= own;
    }

    /// <summary>Whether the indentation says that a closing bracket is deeper than what it would close.</summary>
    private bool IsStrayByLayout(int start) =>
        _layout?.Leading(_scanner.Position) is { } column && _scanner.IsOpening(start) && column > _layout.Indentation(start);

    /// <summary>Objects in a row under one name: their opening bracket is missing.</summary>
    private JsonNode ReadImpliedArray(JsonNodeMember member, int depth)
    {
        _scanner.Report(member.NameSpan, $"{Quoted.Text(member.Name)} holds several values; write [ before the first one");
        return ReadItems(member.Value.Span.Start, depth, member.Value);
    }

    /// <summary>Whether a name and its colon stand here.</summary>
    private bool AtName()
    {
        if (_scanner.Current != '"')
            return false;

        var position = _scanner.Position;
        var found = _scanner.SkipString();
        _scanner.SkipTrivia();
        found = found && _scanner.Current == ':';
        _scanner.Position = position;
        return found;
    }

    /// <summary>Skips a value that is nested too deep, without recursion.</summary>
    private JsonNode SkipNested(int start)
    {
        _findings.Report(ReaderRules.NestedTooDeep, new TextSpan(start, 1), $"values nest more than {MaximumDepth} deep; flatten them");
        var depth = 0;
        do
        {
            switch (_scanner.Current)
            {
                case '{' or '[':
                    depth++;
                    _scanner.Position++;
                    break;
                case '}' or ']':
                    depth--;
                    _scanner.Position++;
                    break;
                case '"':
                    _scanner.SkipString();
                    break;
                default:
                    _scanner.Position++;
                    break;
            }

            _scanner.SkipTrivia();
        }
        while (depth > 0 && !_scanner.AtEnd);

        return new JsonNode { Kind = JsonValueKind.Null, Span = _scanner.Span(start), IsMissing = true };
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

    private void SkipComma(bool isSeparator)
    {
        if (!isSeparator)
            _scanner.Report(Here(), "nothing stands before this comma; remove it");
        _scanner.Position++;
    }

    private void SkipStray()
    {
        _bracketsMismatch = true;
        _scanner.Report(Here(), $"{Quoted.Text(_scanner.Current.ToString())} does not belong here; remove it");
        _scanner.Position++;
    }

    private void ReportUnclosed(int start, string bracket)
    {
        _bracketsMismatch = true;
        _scanner.Report(new TextSpan(start, 1), $"this bracket is not closed; write {bracket} where it ends");
    }

    private void ReportEnd(int start, string bracket)
    {
        // One slip leaves every enclosing bracket open: the innermost says it for all.
        _bracketsMismatch = true;
        if (!_endReported)
            _scanner.Report(new TextSpan(start, 1), $"the text ends before this bracket is closed; write {bracket}");
        _endReported = true;
    }

    private TextSpan Here() => new(_scanner.Position, 1);

    private static JsonNode Missing(int position) =>
        new() { Kind = JsonValueKind.Null, Span = new TextSpan(position, 0), IsMissing = true };
}
