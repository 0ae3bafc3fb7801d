using System.Text;

namespace Plumbline.Spec.Reading;

/// <summary>The key of a service whose document gives only a name.</summary>
internal static class Slug
{
    private const int ShortestLength = 3;

    /// <summary>Lower case; everything but ASCII letters, digits, dash and underscore becomes one dash; never shorter than three characters.</summary>
    public static string Of(string name)
    {
        var slug = new StringBuilder();
        foreach (var c in name.ToLowerInvariant())
        {
            if (c is (>= '0' and <= '9') or (>= 'a' and <= 'z') or '_')
                slug.Append(c);
            else if (slug.Length > 0 && slug[slug.Length - 1] != '-')
                slug.Append('-');
        }

        var text = slug.ToString().Trim('-');
        return text.Length < ShortestLength ? text + "-1" : text;
    }
}
