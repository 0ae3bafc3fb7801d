using System.Text;
using Plumbline.Tool.Hosting;

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
    /// <exception cref="ToolException">There can be no such file.</exception>
    public static void Write(string path, string text, bool withMark = false)
    {
        if (Directory.Exists(path))
            throw new ToolException($"'{path}' is a folder; name a file");
        for (var above = Path.GetDirectoryName(path); above is not null; above = Path.GetDirectoryName(above))
        {
            if (File.Exists(above))
                throw new ToolException($"'{above}' is a file, so nothing can be written below it; name another place");
        }

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
