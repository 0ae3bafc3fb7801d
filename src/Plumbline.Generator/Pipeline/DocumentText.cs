using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.Text;
using Plumbline.Spec.Reading;

namespace Plumbline.Generator.Pipeline;

/// <summary>A text and what is read from it. Read once per text, whoever asks: the generator and every analyzer.</summary>
internal sealed class DocumentText
{
    // The compiler hands the same text to all until the file changes; with the text goes what was read from it.
    private static readonly ConditionalWeakTable<SourceText, DocumentText> s_cache = new();

    // What was read last of each path: the next text takes over what did not change. Whoever holds the text decides how long it stays.
    private static readonly ConcurrentDictionary<string, WeakReference<Document>> s_last = new(StringComparer.Ordinal);

    private readonly string _path;
    private readonly string _content;
    private readonly Lazy<bool> _looksLikeDocument;
    private Document? _document;

    private DocumentText(string path, SourceText text)
    {
        _path = path;
        _content = text.ToString();
        _looksLikeDocument = new(() => DocumentReader.LooksLikeDocument(_content));
    }

    /// <summary>The whole text.</summary>
    public string Content => _content;

    /// <summary>Whether the content alone says that it is a document.</summary>
    public bool LooksLikeDocument => _looksLikeDocument.Value;

    /// <summary>Whether somebody has read it already.</summary>
    public bool IsRead => Volatile.Read(ref _document) is not null;

    /// <summary>What was read from a text, or will be.</summary>
    /// <param name="path">The file's path.</param>
    /// <param name="text">Its text.</param>
    public static DocumentText Of(string path, SourceText text)
    {
        var known = s_cache.GetValue(text, t => new(path, t));
        return known._path == path ? known : new(path, text);
    }

    /// <summary>Reads the document.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    public Document Read(CancellationToken cancellationToken) =>
        Volatile.Read(ref _document) ?? Interlocked.CompareExchange(ref _document, ReadAnew(cancellationToken), null) ?? _document;

    private Document ReadAnew(CancellationToken cancellationToken)
    {
        var previous = s_last.TryGetValue(_path, out var last) && last.TryGetTarget(out var known) ? known : null;
        var document = DocumentReader.Read(_path, _content, previous, cancellationToken);
        s_last[_path] = new(document);
        return document;
    }
}
