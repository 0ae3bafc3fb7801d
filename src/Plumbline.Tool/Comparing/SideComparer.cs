using Plumbline.Spec.Diff;
using Plumbline.Spec.Findings;
using Plumbline.Spec.Rules;
using Plumbline.Tool.Documents;
using Plumbline.Tool.Hosting;
using Plumbline.Tool.Settings;

namespace Plumbline.Tool.Comparing;

/// <summary>Compares the documents of two sides, each with its like.</summary>
/// <param name="settings">What is set for documents.</param>
/// <param name="source">How much changes of emitted C# count; null for what is set for the document.</param>
internal sealed class SideComparer(SettingsFiles settings, SourceCompatibility? source)
{
    private readonly Dictionary<string, ApprovalsFile> _approvals = new(StringComparer.Ordinal);

    /// <summary>What differs, in the order of the documents' paths; documents that are the same are left out.</summary>
    /// <param name="before">The older side.</param>
    /// <param name="after">The newer side.</param>
    /// <param name="cancellationToken">Stops between two rules.</param>
    /// <param name="older">Releases before the older side, whose events are stored and whose consumers may still run; the last one first.</param>
    public IReadOnlyList<ComparedDocument> Compare(ComparedSide before, ComparedSide after, CancellationToken cancellationToken, params IReadOnlyList<ComparedSide> older)
    {
        var old = Load(before, cancellationToken);
        var fresh = Load(after, cancellationToken);
        var releases = older.Select(side => (Side: side, Set: Load(side, cancellationToken))).ToList();
        var result = new List<ComparedDocument>();
        foreach (var (left, right) in Pair(before, old, after, fresh))
        {
            if (left is null || right is null)
            {
                result.Add(new() { Before = left, After = right });
                continue;
            }

            // Half a document looks like one from which the other half was removed.
            RequireOrder(left);
            RequireOrder(right);
            var comparison = ServiceComparer.Compare(
                [new(null, old.Service(IndexOf(old, left))), .. Releases(right, releases, after, fresh)], fresh.Service(IndexOf(fresh, right)), Options(right, after), cancellationToken);
            if (comparison.SuggestedStep != VersionStep.None)
                result.Add(new() { Before = left, After = right, Comparison = comparison });
        }

        return [.. result.OrderBy(document => document.Source.Path, StringComparer.Ordinal)];
    }

    // The same document in older releases, wherever it lay then.
    private static IEnumerable<Release> Releases(LoadedDocument document, List<(ComparedSide Side, DocumentSet Set)> releases, ComparedSide after, DocumentSet fresh)
    {
        foreach (var (side, set) in releases)
        {
            if (Pair(side, set, after, fresh).FirstOrDefault(pair => pair.After == document).Before is { } found)
            {
                RequireOrder(found);
                yield return new(side.Title, set.Service(IndexOf(set, found)));
            }
        }
    }

    /// <summary>The approvals file that counts for a document: in its folder, else the nearest above.</summary>
    /// <param name="document">The document.</param>
    /// <param name="side">Its side.</param>
    public static (string Path, string Text)? FindApprovals(LoadedDocument document, ComparedSide side)
    {
        for (var folder = Path.GetDirectoryName(document.Source.FullPath); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var path = Path.Combine(folder, ApprovalsFile.FileName);
            if (side.ReadFile(path) is { } text)
                return (path, text);
        }

        return null;
    }

    private ComparisonOptions Options(LoadedDocument document, ComparedSide side)
    {
        var options = Options(settings.For(document.Source.FullPath).Options);
        return options with
        {
            Source = source ?? options.Source,
            Approvals = FindApprovals(document, side) is { } file ? Approvals(file.Path, file.Text).Approvals : default,
        };
    }

    /// <summary>How the company wants documents compared.</summary>
    /// <param name="set">Its settings.</param>
    public static ComparisonOptions Options(RuleOptions set) => new()
    {
        ReleasedAs = set.Text("plumbline_released_as", "") is { Length: > 0 } version ? version : null,
        Source = Compatibility(set),
    };

    private static SourceCompatibility Compatibility(RuleOptions set) => set.Text("plumbline_source_compatibility", "warn").ToLowerInvariant() switch
    {
        "ignore" => SourceCompatibility.Ignore,
        "enforce" => SourceCompatibility.Enforce,
        _ => SourceCompatibility.Warn,
    };

    private ApprovalsFile Approvals(string path, string text)
    {
        if (_approvals.TryGetValue(path, out var known))
            return known;

        var file = ApprovalsFile.Read(text, CancellationToken.None);
        if (file.Findings.Count > 0)
        {
            var (line, column) = new TextLines(text).At(file.Findings[0].Span.Start);
            throw new ToolException($"{path}({line + 1},{column + 1}): {file.Findings[0].Message}");
        }

        return _approvals[path] = file;
    }

    private static DocumentSet Load(ComparedSide side, CancellationToken cancellationToken) =>
        DocumentSet.Of(side.Documents.Values.Select(text => DocumentSet.Read(text, null, isSubject: true, cancellationToken)));

    private static int IndexOf(DocumentSet set, LoadedDocument document) => Enumerable.Range(0, set.Documents.Count).First(i => set.Documents[i] == document);

    // By path; what has moved, by namespace, else by name.
    private static IEnumerable<(LoadedDocument? Before, LoadedDocument? After)> Pair(ComparedSide before, DocumentSet old, ComparedSide after, DocumentSet fresh)
    {
        var olds = old.Documents.ToDictionary(d => d.Source.FullPath, StringComparer.Ordinal);
        var news = fresh.Documents.ToDictionary(d => d.Source.FullPath, StringComparer.Ordinal);
        var left = before.Documents.ToDictionary(pair => pair.Key, pair => olds[pair.Value.FullPath], StringComparer.Ordinal);
        var right = after.Documents.ToDictionary(pair => pair.Key, pair => news[pair.Value.FullPath], StringComparer.Ordinal);
        foreach (var key in left.Keys.Where(right.ContainsKey).ToList())
        {
            yield return (left[key], right[key]);
            left.Remove(key);
            right.Remove(key);
        }

        foreach (var moved in right.Values)
        {
            var origin = left.FirstOrDefault(pair => moved.Declared.Namespace is { } name && pair.Value.Declared.Namespace == name);
            if (origin.Value is null)
                origin = left.FirstOrDefault(pair => pair.Value.Declared.Name == moved.Declared.Name);
            if (origin.Value is not null)
                left.Remove(origin.Key);
            yield return (origin.Value, moved);
        }

        foreach (var gone in left.Values)
            yield return (gone, null);
    }

    private static void RequireOrder(LoadedDocument document)
    {
        if (document.Document.Findings.FirstOrDefault(finding => finding.Severity == Severity.Error) is not { } error)
            return;

        var (line, column) = document.Source.Lines.At(error.Span.Start);
        throw new ToolException($"{document.Source.Path}({line + 1},{column + 1}): {error.RuleId}: {error.Message}; a broken document cannot be compared");
    }
}
