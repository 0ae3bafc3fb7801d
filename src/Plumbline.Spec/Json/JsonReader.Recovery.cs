using Plumbline.Spec.Model;
using Plumbline.Spec.Reading;

namespace Plumbline.Spec.Json;

/// <content>What is skipped, and what is said about brackets that do not match.</content>
public sealed partial class JsonReader
{
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
}
