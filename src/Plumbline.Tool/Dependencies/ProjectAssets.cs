using System.Text.Json;

namespace Plumbline.Tool.Dependencies;

/// <summary>What the last restore of a project decided, and what it knew of weak spots.</summary>
/// <param name="Packages">Every package that the project gets, its own and those that come along: name and version.</param>
/// <param name="Warnings">What the sources told of weak spots: package and message.</param>
internal sealed record ProjectAssets(IReadOnlyList<(string Name, string Version)> Packages, IReadOnlyList<(string Package, string Message)> Warnings)
{
    /// <summary>Reads <c>project.assets.json</c>; null where the project was never restored.</summary>
    /// <param name="path">The file's absolute path.</param>
    public static ProjectAssets? Read(string path)
    {
        if (path.Length == 0 || !File.Exists(path))
            return null;

        using var json = JsonDocument.Parse(File.ReadAllText(path));
        var packages = Members(json.RootElement, "targets").SelectMany(target => target.Value.EnumerateObject())
            .Where(library => library.Value.TryGetProperty("type", out var type) && type.GetString() == "package")
            .Select(library => library.Name.Split('/'))
            .Where(parts => parts.Length == 2)
            .Select(parts => (parts[0], parts[1]))
            .Distinct().OrderBy(package => package.Item1, StringComparer.OrdinalIgnoreCase).ThenBy(package => package.Item2, StringComparer.Ordinal);
        return new([.. packages], [.. Logs(json.RootElement)]);
    }

    // NU1901 to NU1904: a package with a known weak spot, of low to critical weight.
    private static IEnumerable<(string, string)> Logs(JsonElement root)
    {
        if (!root.TryGetProperty("logs", out var logs) || logs.ValueKind != JsonValueKind.Array)
            yield break;

        foreach (var log in logs.EnumerateArray())
        {
            if (Text(log, "code") is "NU1901" or "NU1902" or "NU1903" or "NU1904")
                yield return (Text(log, "libraryId"), Text(log, "message"));
        }
    }

    private static JsonElement.ObjectEnumerator Members(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? value.EnumerateObject() : default;

    private static string Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";
}
