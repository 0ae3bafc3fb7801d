using Plumbline.Tool.Hosting;

namespace Plumbline.Tool.Documents;

/// <summary>A file's text.</summary>
internal sealed class SourceText
{
    private TextLines? _lines;

    /// <summary>The absolute path.</summary>
    public required string FullPath { get; init; }

    /// <summary>The path as people like to read it.</summary>
    public required string Path { get; init; }

    /// <summary>The text.</summary>
    public required string Text { get; init; }

    /// <summary>Its lines.</summary>
    public TextLines Lines => _lines ??= new(Text);

    /// <summary>The same file with another text.</summary>
    /// <param name="text">The text.</param>
    public SourceText With(string text) => new() { FullPath = FullPath, Path = Path, Text = text };

    /// <summary>Another file, shown as this one is.</summary>
    /// <param name="fullPath">Its absolute path.</param>
    /// <param name="text">Its text.</param>
    public SourceText Beside(string fullPath, string text)
    {
        var root = FullPath.EndsWith(Path, StringComparison.Ordinal) ? FullPath[..^Path.Length] : "";
        return new() { FullPath = fullPath, Path = fullPath.StartsWith(root, StringComparison.Ordinal) ? fullPath[root.Length..] : fullPath, Text = text };
    }

    /// <summary>Reads a file.</summary>
    /// <param name="fullPath">The absolute path.</param>
    /// <param name="host">For display.</param>
    public static SourceText Read(string fullPath, ToolHost host) =>
        new() { FullPath = fullPath, Path = host.Display(fullPath), Text = File.ReadAllText(fullPath) };
}
