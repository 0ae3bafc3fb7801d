namespace Plumbline.Tool.Documents;

/// <summary>Writes files so that nobody ever sees half of one.</summary>
internal static class OutputFile
{
    /// <summary>Writes a file, in place of the one that is there.</summary>
    /// <param name="path">The absolute path; missing folders are made.</param>
    /// <param name="text">The text.</param>
    public static void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var fresh = $"{path}.{Guid.NewGuid():n}.tmp";
        try
        {
            File.WriteAllText(fresh, text);
            File.Move(fresh, path, overwrite: true);
        }
        finally
        {
            File.Delete(fresh);
        }
    }
}
