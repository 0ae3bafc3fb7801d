using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Plumbline.Benchmarks.Generators;

/// <summary>A document among a project's additional files.</summary>
/// <param name="path">Its path.</param>
/// <param name="role">Its role.</param>
/// <param name="text">Its text.</param>
internal sealed class DocumentFile(string path, string role, string text) : AdditionalText
{
    private readonly SourceText _text = SourceText.From(text);

    /// <inheritdoc/>
    public override string Path => path;

    /// <summary>What it is to the project.</summary>
    public string Role => role;

    /// <inheritdoc/>
    public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
}
