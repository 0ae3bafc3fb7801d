namespace Plumbline.Build;

/// <summary>An OpenAPI description as the compiler extension emitted it: the text of a raw literal in a source file.</summary>
/// <param name="Name">The class without its ending, with its namespace: <c>Io.Example.UserV0.User</c>.</param>
/// <param name="Json">The description, with a line break at its end.</param>
internal sealed record EmittedDescription(string Name, string Json)
{
    private const string Ending = "OpenApi.g.cs";
    private const string Start = " Utf8 => ";
    private const string End = "u8;";

    // One compilation writes all its files at once; what is much older than the others is of a document that is none any more.
    private static readonly TimeSpan s_oneCompilation = TimeSpan.FromMinutes(1);

    /// <summary>The descriptions of the last compilation, by name.</summary>
    /// <param name="folder">Where the compiler writes emitted files.</param>
    public static IReadOnlyList<EmittedDescription> ReadAll(string folder)
    {
        if (!Directory.Exists(folder))
            return [];

        var files = Directory.GetFiles(folder, "*" + Ending, SearchOption.AllDirectories)
            .Where(file => file.Contains("Plumbline.Generator"))
            .Select(file => (Path: file, Written: File.GetLastWriteTimeUtc(file)))
            .ToList();
        var last = files.Count == 0 ? default : files.Max(file => file.Written);
        return
        [
            .. from file in files
               where last - file.Written < s_oneCompilation
               let description = Read(Path.GetFileName(file.Path), File.ReadAllText(file.Path))
               where description is not null
               orderby description.Name
               select description,
        ];
    }

    /// <summary>The description in an emitted file; null where the file holds something else.</summary>
    /// <param name="fileName">The file's name.</param>
    /// <param name="source">Its text.</param>
    public static EmittedDescription? Read(string fileName, string source)
    {
        var lines = source.Replace("\r\n", "\n").Split('\n');
        var first = Array.FindIndex(lines, line => line.IndexOf(Start, StringComparison.Ordinal) is var at && at >= 0 && IsFence(line.Substring(at + Start.Length)));
        if (first < 0)
            return null;

        var fence = lines[first].Substring(lines[first].IndexOf(Start, StringComparison.Ordinal) + Start.Length);
        var last = Array.FindIndex(lines, first + 1, line => line.TrimStart() == fence + End);
        if (last < 0)
            return null;

        // What stands before the closing quotes stands before every line of a raw literal, and is no part of it.
        var margin = lines[last].Length - fence.Length - End.Length;
        var text = lines.Skip(first + 1).Take(last - first - 1).Select(line => line.Length >= margin ? line.Substring(margin) : "");
        return new(fileName.Substring(0, fileName.Length - Ending.Length), string.Join("\n", text) + "\n");
    }

    private static bool IsFence(string text) => text.Length >= 3 && text.All(c => c == '"');
}
