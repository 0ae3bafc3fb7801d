using Plumbline.Spec.Findings;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Json;

/// <summary>
/// Reads JSON into a tree with spans. Comments and trailing commas are accepted; whatever else is wrong becomes a finding,
/// and reading goes on: people see this tree while they type, when the text is wrong most of the time.
/// </summary>
/// <remarks>Never throws for what a text holds; time is linear in its length, depth is limited.</remarks>
public sealed partial class JsonReader
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

    /// <summary>Reads an object or array that stands in a text.</summary>
    /// <param name="text">Its text, from bracket to bracket.</param>
    /// <param name="kind">Which of the two it was.</param>
    /// <param name="depth">How deep it stands.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>Null where it is anything else, does not end where its text ends, or anything is wrong with it.</returns>
    internal static JsonNode? ReadPart(string text, JsonValueKind kind, int depth, CancellationToken cancellationToken)
    {
        var findings = new FindingBag();
        var reader = new JsonReader(text, null, findings, cancellationToken);
        var value = reader.ReadValue(depth);
        return findings.Count == 0 && value.Kind == kind && reader._scanner.AtEnd ? value : null;
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

    private TextSpan Here() => new(_scanner.Position, 1);

    private static JsonNode Missing(int position) =>
        new() { Kind = JsonValueKind.Null, Span = new TextSpan(position, 0), IsMissing = true };
}
