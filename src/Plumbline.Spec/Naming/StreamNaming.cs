using System.Globalization;
using System.Text;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Naming;

/// <summary>The parts of a stream's name, <c>{environment}.{service}.v{major}.{union}.{serialization}</c>: each of <c>a-z 0-9 _ -</c>.</summary>
public static class StreamNaming
{
    // The whole name has at most 160 characters, and the environment wants some of them.
    private const int MaximumLength = 50;

    /// <summary>The service's part: its application's key.</summary>
    /// <param name="service">The service.</param>
    public static string Service(Service service) => Part(service.Application);

    /// <summary>The major version: that of the namespace, 0 where it has none.</summary>
    /// <param name="service">The service.</param>
    public static int Major(Service service)
    {
        var last = service.Namespace is { } name ? name.Substring(name.LastIndexOf('.') + 1) : "";
        return last.Length > 1 && last[0] == 'v' && int.TryParse(last.Substring(1), NumberStyles.None, CultureInfo.InvariantCulture, out var major)
            ? major
            : 0;
    }

    /// <summary>The union's part.</summary>
    /// <param name="name">The union's name.</param>
    public static string Union(string name) => Part(name);

    private static string Part(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text.ToLowerInvariant())
        {
            if (result.Length == MaximumLength)
                break;

            result.Append(c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_' or '-' ? c : '-');
        }

        return result.Length == 0 ? "unnamed" : result.ToString();
    }
}
