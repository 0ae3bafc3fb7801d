using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Plumbline.Tool.Documents;
using Plumbline.Tool.Hosting;

namespace Plumbline.Tool.Delivery.Artifacts;

/// <summary>What an artifact is: <c>manifest.json</c>. It says nothing of where and when it was built, so that the same commit makes the same manifest.</summary>
internal sealed record ArtifactManifest
{
    /// <summary>The file's name.</summary>
    public const string FileName = "manifest.json";

    /// <summary>The service.</summary>
    public required string Service { get; init; }

    /// <summary>The version, for people.</summary>
    public required string Version { get; init; }

    /// <summary>The commit that it was built from.</summary>
    public required string Commit { get; init; }

    /// <summary>The assembly that is run, relative to <c>app</c>.</summary>
    public required string Entry { get; init; }

    /// <summary>The assembly of the conformance suite, relative to <c>conformance</c>; null where there is none.</summary>
    public string? Suite { get; init; }

    /// <summary>The suite's class; null for every test.</summary>
    public string? SuiteClass { get; init; }

    /// <summary>The packages that travel along.</summary>
    public required IReadOnlyList<PackageEntry> Packages { get; init; }

    /// <summary>The documents that it was built with.</summary>
    public required IReadOnlyList<DocumentEntry> Documents { get; init; }

    /// <summary>The SHA-256 of every file, by path.</summary>
    public required SortedDictionary<string, string> Files { get; init; }

    /// <summary>The manifest's text.</summary>
    public string ToText() => JsonSerializer.Serialize(this, DeliveryFolder.Json).ReplaceLineEndings("\n") + "\n";

    /// <summary>What the artifact is: a hash of the manifest, and by it of every file.</summary>
    [JsonIgnore]
    public string Digest => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ToText())))[..16];

    /// <summary>Reads the manifest of an artifact.</summary>
    /// <param name="folder">The artifact's folder.</param>
    public static ArtifactManifest Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
            throw new ToolException($"'{folder}' is no artifact: it has no {FileName}; name a folder that 'plumbline deliver stage' wrote");

        try
        {
            return JsonSerializer.Deserialize<ArtifactManifest>(File.ReadAllText(path), DeliveryFolder.Json)!;
        }
        catch (JsonException exception)
        {
            throw new ToolException($"'{path}' cannot be read ({exception.Message.TrimEnd('.')}); stage the artifact again");
        }
    }

    /// <summary>What of the artifact is not as the manifest says; null where all of it is.</summary>
    /// <param name="folder">The artifact's folder.</param>
    public string? FindDifference(string folder)
    {
        foreach (var (path, hash) in Files)
        {
            var full = Path.GetFullPath(path, folder);
            if (!full.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal))
                return $"'{path}' lies outside of it";
            if (!File.Exists(full))
                return $"'{path}' is missing";
            if (HashOf(full) != hash)
                return $"'{path}' is not the file that was staged";
        }

        return null;
    }

    /// <summary>Hashes every file below a folder but the manifest.</summary>
    /// <param name="folder">The folder.</param>
    public static SortedDictionary<string, string> HashesOf(string folder)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(folder, file).Replace('\\', '/');
            if (path != FileName)
                files[path] = HashOf(file);
        }

        return files;
    }

    /// <summary>Writes the manifest.</summary>
    /// <param name="folder">The artifact's folder.</param>
    public void Write(string folder) => OutputFile.Write(Path.Combine(folder, FileName), ToText());

    private static string HashOf(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}

/// <summary>A package that travels along.</summary>
/// <param name="Name">Its id.</param>
/// <param name="Version">Its version.</param>
/// <param name="Sha512">The hash of the package's file, as NuGet knows it; null where it does not.</param>
internal sealed record PackageEntry(string Name, string Version, string? Sha512);

/// <summary>A document that a service was built with.</summary>
/// <param name="Path">Its path in the repository, and below <c>documents</c>.</param>
/// <param name="Name">The name of the service that it describes.</param>
/// <param name="Role">What the service is to it: service, client, import, contract.</param>
/// <param name="Uri">Where imports say that it lives; null where the project does not say.</param>
/// <param name="Fingerprint">A hash of what the service depends on of it, whatever its words are.</param>
internal sealed record DocumentEntry(string Path, string Name, string Role, string? Uri, string Fingerprint);
