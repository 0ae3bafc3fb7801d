using Plumbline.Spec.Findings;
using Plumbline.Tool.Projects;

namespace Plumbline.Tool.Settings;

/// <summary>Finds what is set for documents: <c>.globalconfig</c> and <c>.editorconfig</c> files in their folders and above.</summary>
/// <param name="rulesets">Global files that the command line names, as absolute paths.</param>
/// <param name="rules">The ruleset that holds where no file says otherwise.</param>
/// <param name="projectFolder">The folder of the project whose build is to say the same: its global files count; null for those around each document.</param>
/// <param name="warnings">What that project says of warnings.</param>
internal sealed class SettingsFiles(IEnumerable<string> rulesets, RuleLevel rules, string? projectFolder = null, WarningOptions? warnings = null)
{
    private readonly List<ConfigFile> _rulesets = [.. rulesets.Select(path => ConfigFile.Parse(path, File.ReadAllText(path)))];
    private readonly Dictionary<string, ConfigFile?> _read = new(StringComparer.Ordinal);

    /// <summary>What is set for a document.</summary>
    /// <param name="fullPath">Its absolute path.</param>
    public DocumentSettings For(string fullPath)
    {
        var globals = new List<ConfigFile>(_rulesets.Where(file => projectFolder is null || file.IsGlobal));
        var editors = new List<ConfigFile>();
        var isBelowRoot = true;
        for (var folder = Path.GetDirectoryName(fullPath); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (projectFolder is null && Read(Path.Combine(folder, ".globalconfig")) is { } global)
                globals.Add(global);
            if (!isBelowRoot || Read(Path.Combine(folder, ".editorconfig")) is not { } editor)
                continue;

            (editor.IsGlobal ? globals : editors).Add(editor);
            isBelowRoot = !editor.IsRoot;
        }

        for (var folder = projectFolder; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Read(Path.Combine(folder, ".globalconfig")) is { } global && !globals.Exists(known => known.Path == global.Path))
                globals.Add(global);
        }

        var path = fullPath.Replace('\\', '/');
        return new(Own(editors, globals, path), Merge(globals, file => [file.Global]), rules, warnings ?? WarningOptions.None);
    }

    private ConfigFile? Read(string path)
    {
        if (!_read.TryGetValue(path, out var file))
            _read[path] = file = File.Exists(path) ? ConfigFile.Parse(path, File.ReadAllText(path)) : null;
        return file;
    }

    // The nearest file wins, and in one file the last section; sections of global files count least.
    private static Dictionary<string, string> Own(List<ConfigFile> editors, List<ConfigFile> globals, string path)
    {
        var keys = Merge(globals, file => file.Sections.Where(section => section.Name.Replace('\\', '/') == path).Select(section => section.Keys));
        foreach (var editor in Enumerable.Reverse(editors))
        {
            var folder = Path.GetDirectoryName(editor.Path)!.Replace('\\', '/').TrimEnd('/');
            foreach (var section in editor.Sections.Where(section => new SectionPattern(folder, section.Name).Matches(path)))
            {
                foreach (var (key, value) in section.Keys)
                    keys[key] = value;
            }
        }

        return keys;
    }

    // Of two files on one level that say different things neither counts, as the compiler has it.
    private static Dictionary<string, string> Merge(List<ConfigFile> files, Func<ConfigFile, IEnumerable<IReadOnlyDictionary<string, string>>> keysOf)
    {
        var merged = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var level in files.GroupBy(file => file.Level).OrderBy(group => group.Key))
        {
            var claims = level.SelectMany(file => keysOf(file).SelectMany(keys => keys).Select(pair => (pair.Key, pair.Value, file.Path)));
            foreach (var claim in claims.GroupBy(claim => claim.Key, StringComparer.OrdinalIgnoreCase))
            {
                if (claim.Select(c => c.Path).Distinct(StringComparer.Ordinal).Count() == 1)
                    merged[claim.Key] = claim.Last().Value;
                else
                    merged.Remove(claim.Key);
            }
        }

        return merged;
    }
}
