using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Plumbline.Analyzers.Tests.Harness;

/// <summary>An additional file in memory; its role is the metadata <c>PlumblineRole</c>.</summary>
internal sealed class TestFile(string path, string text, string? role = null) : AdditionalText
{
    private readonly SourceText _text = SourceText.From(text);

    public override string Path { get; } = path;

    public string? Role { get; } = role;

    /// <summary>How often it was read.</summary>
    public int Reads { get; private set; }

    public override SourceText GetText(CancellationToken cancellationToken = default)
    {
        Reads++;
        return _text;
    }
}
