using System.Text;

namespace Plumbline.Tool.Documents;

/// <summary>Writes files so that nobody ever sees half of one.</summary>
internal static class OutputFile
{
    /// <summary>Whether a file begins with a mark of its encoding.</summary>
    /// <param name="path">The absolute path.</param>
    public static bool HasMark(string path)
    {
        using var stream = File.OpenRead(path);
        Span<byte> start = stackalloc byte[3];
        return stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start.SequenceEqual(Encoding.UTF8.Preamble);
    }

    /// <summary>Writes a file, in place of the one that is there.</summary>
    /// <param name="path">The absolute path; missing folders are made.</param>
    /// <param name="text">The text.</param>
    /// <param name="withMark">Whether the text begins with a mark of its encoding.</param>
    public static void Write(string path, string text, bool withMark = false)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var fresh = $"{path}.{Guid.NewGuid():n}.tmp";
        try
        {
            File.WriteAllText(fresh, text, new UTF8Encoding(withMark));
            File.Move(fresh, path, overwrite: true);
        }
        finally
        {
            File.Delete(fresh);
        }
    }
}
