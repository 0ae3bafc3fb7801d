namespace Plumbline.Spec.Reading;

/// <summary>Reads documents. Never throws for what a text holds.</summary>
public static class DocumentReader
{
    /// <summary>Whether a text that carries no role looks like an API document.</summary>
    /// <param name="text">The text of a JSON file.</param>
    public static bool LooksLikeDocument(string text) => throw new NotSupportedException();

    /// <summary>Reads a document in either form.</summary>
    /// <param name="path">The file's path, for messages.</param>
    /// <param name="text">The file's text.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static Document Read(string path, string text, CancellationToken cancellationToken) => throw new NotSupportedException();
}
