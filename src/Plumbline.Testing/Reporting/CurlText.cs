using System.Text;
using Plumbline.Testing.Requests;

namespace Plumbline.Testing.Reporting;

/// <summary>A request as a line for a POSIX shell.</summary>
internal static class CurlText
{
    public static string Of(ApiCall call, Uri address)
    {
        var line = new StringBuilder("curl -i -X ").Append(call.Method).Append(' ').Append(Quote(new Uri(address, call.Target).AbsoluteUri));
        foreach (var (name, value) in call.Headers)
            line.Append(" -H ").Append(Quote(IsSecret(name) ? $"{name}: ..." : $"{name}: {value}"));

        if (call.Content is { } body)
            line.Append(" -H ").Append(Quote("Content-Type: " + call.MediaType)).Append(" --data-binary ").Append(Quote(Encoding.UTF8.GetString(body)));

        return line.ToString();
    }

    /// <summary>Whether a header proves who calls, and so never stands in a report.</summary>
    public static bool IsSecret(string header) =>
        header.Contains("authorization", StringComparison.OrdinalIgnoreCase)
        || header.Contains("cookie", StringComparison.OrdinalIgnoreCase)
        || header.Contains("key", StringComparison.OrdinalIgnoreCase);

    private static string Quote(string text) => "'" + text.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
}
