namespace Plumbline.Tool.Settings;

/// <summary>An <c>.editorconfig</c> or <c>.globalconfig</c> as read: its keys by section. Keys are compared without case.</summary>
/// <param name="Path">The file's absolute path.</param>
/// <param name="Global">The keys before the first section.</param>
/// <param name="Sections">The sections, in order: a pattern, or in a global file an absolute path.</param>
internal sealed record ConfigFile(string Path, IReadOnlyDictionary<string, string> Global, IReadOnlyList<ConfigSection> Sections)
{
    // A company's file counts less than the one that lies in a project.
    private const int OwnLevel = 100;

    /// <summary>Whether it holds for all files, wherever it lies.</summary>
    public bool IsGlobal => IsNamed(".globalconfig") || IsTrue("is_global");

    /// <summary>Whether files above it do not count.</summary>
    public bool IsRoot => IsTrue("root");

    /// <summary>Which of two global files wins.</summary>
    public int Level => Global.TryGetValue("global_level", out var text) && int.TryParse(text, out var level) ? level : IsNamed(".globalconfig") ? OwnLevel : 0;

    /// <summary>Reads a file's text. What is no key, section or remark is left out, as compilers do.</summary>
    /// <param name="path">The file's absolute path.</param>
    /// <param name="text">Its text.</param>
    public static ConfigFile Parse(string path, string text)
    {
        var global = NewKeys();
        var sections = new List<ConfigSection>();
        var current = global;
        foreach (var line in text.Split('\n').Select(raw => raw.Trim()))
        {
            if (line.Length == 0 || line[0] is '#' or ';')
                continue;

            if (line[0] == '[' && SectionName(line) is { } name)
            {
                current = NewKeys();
                sections.Add(new(name, current));
            }
            else if (line.IndexOfAny(['=', ':']) is > 0 and var middle && IsKey(line[..middle].Trim()))
            {
                current[line[..middle].Trim()] = WithoutRemark(line[(middle + 1)..]).Trim();
            }
        }

        return new(path, global, sections);
    }

    private static Dictionary<string, string> NewKeys() => new(StringComparer.OrdinalIgnoreCase);

    private static string? SectionName(string line) => WithoutRemark(line).TrimEnd() is [.., ']'] section && section.Length > 2 ? section[1..^1] : null;

    private static string WithoutRemark(string value) => value.IndexOfAny(['#', ';']) is >= 0 and var start ? value[..start] : value;

    private static bool IsKey(string text) => text.Length > 0 && text.All(c => char.IsLetterOrDigit(c) || c is '_' or '.' or '-');

    private bool IsNamed(string name) => System.IO.Path.GetFileName(Path).Equals(name, StringComparison.OrdinalIgnoreCase);

    private bool IsTrue(string key) => Global.TryGetValue(key, out var value) && value.Equals("true", StringComparison.OrdinalIgnoreCase);
}

/// <summary>A section of such a file.</summary>
/// <param name="Name">What stands in the brackets.</param>
/// <param name="Keys">Its keys.</param>
internal sealed record ConfigSection(string Name, IReadOnlyDictionary<string, string> Keys);
