using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Plumbline.Generator.Tests.Harness;

/// <summary>An additional file in memory.</summary>
internal sealed class TestDocument(string path, string text, params (string Name, string Value)[] metadata) : AdditionalText
{
    public override string Path { get; } = path;

    public IReadOnlyList<(string Name, string Value)> Metadata { get; } = metadata;

    public static TestDocument Service(string text) => new("/project/api.json", text);

    public static TestDocument WithRole(string path, string role, string text) => new(path, text, ("PlumblineRole", role));

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);

    /// <summary>The same file elsewhere: nothing that was read or made of it before is known there.</summary>
    public TestDocument In(string folder) => new(folder + Path, text, [.. Metadata]);

    public TestDocument With(string changed) => new(Path, changed, [.. Metadata]);
}
