namespace Plumbline.Spec.Reading;

/// <summary>What a file's name says about whether it is a document.</summary>
public static class DocumentFileName
{
    /// <summary>Whether a file of that name can be a document at all.</summary>
    /// <param name="fileName">The name, without folders.</param>
    public static bool CanBeDocument(string fileName) =>
        fileName.EndsWith(".json", StringComparison.OrdinalIgnoreCase) && !IsSettings(fileName);

    /// <summary>Whether the name alone makes it one; otherwise its content decides.</summary>
    /// <param name="fileName">The name, without folders.</param>
    public static bool IsDocument(string fileName) =>
        fileName.Equals("api.json", StringComparison.OrdinalIgnoreCase)
        || fileName.Equals("service.json", StringComparison.OrdinalIgnoreCase)
        || fileName.EndsWith(".api.json", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it is a program's configuration, which never is a document.</summary>
    /// <param name="fileName">The name, without folders.</param>
    public static bool IsSettings(string fileName) => fileName.StartsWith("appsettings", StringComparison.OrdinalIgnoreCase);
}
