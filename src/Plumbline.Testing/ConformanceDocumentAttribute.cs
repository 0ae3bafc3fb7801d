namespace Plumbline.Testing;

/// <summary>Names the document that a <see cref="ConformanceSuite{TProgram}"/> holds its service against.</summary>
/// <param name="path">
/// The document, relative to the test assembly's folder or to any folder above it (the nearest that has it), so that
/// <c>specs/user.json</c> of a repository is found without copying. Documents beside it answer its imports.
/// </param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ConformanceDocumentAttribute(string path) : Attribute
{
    /// <summary>The document's path as written.</summary>
    public string Path { get; } = path;
}
