using Plumbline.Spec.Diff;
using Plumbline.Tool.Comparing;

namespace Plumbline.Tool.Delta;

/// <summary>Tells which tag comes next: a deployable's own (<c>Orders-v1.4.2</c>, <c>Orders/1.4.2</c>), else the repository's (<c>v1.4.2</c>).</summary>
internal static class DeployableTags
{
    /// <summary>The next tag; null where there is none before.</summary>
    /// <param name="name">The deployable's name.</param>
    /// <param name="tags">The tags before the change.</param>
    /// <param name="step">The version step.</param>
    public static string? Next(string name, IReadOnlyList<string> tags, VersionStep step)
    {
        foreach (var prefix in new[] { name + "-", name + "/", name + "@", "" })
        {
            var last = tags.Where(tag => tag.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
                .Select(tag => (Tag: tag, Version: tag[prefix.Length..]))
                .Where(found => NextVersion.After(found.Version, step) is not null)
                .OrderBy(found => found.Version.TrimStart('v'), Release.Order)
                .LastOrDefault();
            if (last.Tag is not null)
                return last.Tag[..prefix.Length] + NextVersion.After(last.Version, step);
        }

        return null;
    }
}
