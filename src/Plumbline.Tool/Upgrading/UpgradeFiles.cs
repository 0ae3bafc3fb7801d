using System.Text;

namespace Plumbline.Tool.Upgrading;

/// <summary>The files of a tree in which versions stand. Only versions are ever changed in them.</summary>
internal sealed class UpgradeFiles
{
    private readonly string _root;
    private readonly Dictionary<string, (string Text, bool HasMark)> _originals = new(StringComparer.Ordinal);

    /// <summary>Reads the files.</summary>
    /// <param name="root">The tree.</param>
    /// <param name="files">All files of the tree, relative.</param>
    public UpgradeFiles(string root, IEnumerable<string> files)
    {
        _root = root;
        foreach (var file in files.Where(IsOfInterest))
        {
            var bytes = File.ReadAllBytes(Path.Combine(root, file));
            var hasMark = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble);
            _originals[file] = (Encoding.UTF8.GetString(bytes, hasMark ? 3 : 0, bytes.Length - (hasMark ? 3 : 0)), hasMark);
        }
    }

    /// <summary>The places of a package's version.</summary>
    /// <param name="package">The package.</param>
    public IReadOnlyList<VersionPlace> Places(string package) =>
        [.. _originals.Where(file => !IsGlobal(file.Key)).OrderBy(file => file.Key, StringComparer.Ordinal).SelectMany(file => VersionPlace.OfPackage(file.Key, file.Value.Text, package))];

    /// <summary>The place of the SDK's version; null where none is written.</summary>
    public VersionPlace? SdkPlace => _originals.TryGetValue("global.json", out var file) ? VersionPlace.OfSdk("global.json", file.Text) : null;

    /// <summary>Writes all files as they were, with these upgrades and no others.</summary>
    /// <param name="upgrades">The upgrades.</param>
    public void Write(IEnumerable<Upgrade> upgrades)
    {
        var edits = upgrades.SelectMany(upgrade => upgrade.Moves).SelectMany(move => move.Places.Select(place => (place, move.To))).ToLookup(edit => edit.place.File);
        foreach (var (file, (original, hasMark)) in _originals)
        {
            var text = new StringBuilder(original);
            foreach (var (place, to) in edits[file].OrderByDescending(edit => edit.place.Start))
                text.Remove(place.Start, place.Version.Length).Insert(place.Start, to);
            File.WriteAllText(Path.Combine(_root, file), text.ToString(), new UTF8Encoding(hasMark));
        }
    }

    private static bool IsGlobal(string file) => file == "global.json";

    private static bool IsOfInterest(string file) => IsGlobal(file)
        || Path.GetExtension(file).ToLowerInvariant() is ".props" or ".targets" or ".csproj" or ".fsproj" or ".vbproj";
}
