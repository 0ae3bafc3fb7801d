using System.Text.RegularExpressions;

namespace Plumbline.Tool.Upgrading;

/// <summary>Where a version stands in a file.</summary>
/// <param name="File">The file, relative to the tree.</param>
/// <param name="Start">Where the version begins.</param>
/// <param name="Version">The version as written.</param>
internal sealed record VersionPlace(string File, int Start, string Version)
{
    private static readonly Regex s_elements = new("<!--.*?-->|<(?:PackageVersion|PackageReference|GlobalPackageReference)\\s[^>]*>", RegexOptions.Singleline | RegexOptions.CultureInvariant);
    private static readonly Regex s_name = new("\\s(?:Include|Update)\\s*=\\s*\"([^\"]*)\"", RegexOptions.CultureInvariant);
    private static readonly Regex s_version = new("\\s(?:Version|VersionOverride)\\s*=\\s*\"([^\"]*)\"", RegexOptions.CultureInvariant);
    private static readonly Regex s_sdk = new("\"sdk\"\\s*:\\s*\\{[^}]*?\"version\"\\s*:\\s*\"([^\"]*)\"", RegexOptions.Singleline | RegexOptions.CultureInvariant);

    /// <summary>The places of a package's version in a project or props file.</summary>
    /// <param name="file">The file's path.</param>
    /// <param name="text">Its text.</param>
    /// <param name="package">The package.</param>
    public static IEnumerable<VersionPlace> OfPackage(string file, string text, string package)
    {
        foreach (Match element in s_elements.Matches(text))
        {
            if (!element.Value.StartsWith("<!", StringComparison.Ordinal)
                && s_name.Match(element.Value) is { Success: true } name
                && name.Groups[1].Value.Equals(package, StringComparison.OrdinalIgnoreCase)
                && s_version.Match(element.Value) is { Success: true } version)
            {
                yield return new(file, element.Index + version.Groups[1].Index, version.Groups[1].Value);
            }
        }
    }

    /// <summary>The place of the SDK's version in a <c>global.json</c>; null where it names none.</summary>
    /// <param name="file">The file's path.</param>
    /// <param name="text">Its text.</param>
    public static VersionPlace? OfSdk(string file, string text) =>
        s_sdk.Match(text) is { Success: true } sdk ? new(file, sdk.Groups[1].Index, sdk.Groups[1].Value) : null;

    /// <summary>Whether it is one version, which can be replaced by another; a range or a property is somebody's decision.</summary>
    public bool IsExact => Version.Length > 0 && char.IsAsciiDigit(Version[0]) && Version.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '+');
}
