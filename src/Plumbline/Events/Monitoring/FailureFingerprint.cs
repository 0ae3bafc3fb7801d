using System.Globalization;
using System.Text;
using Plumbline.Data;

namespace Plumbline.Events;

/// <summary>Tells failures of the same cause from others.</summary>
internal static class FailureFingerprint
{
    /// <summary>The fingerprint: 16 digits.</summary>
    /// <param name="report">The failure.</param>
    public static string Of(FailureReport report)
    {
        var cause = report.Exception is { } exception ? Cause(exception) : report.Message;
        var text = string.Create(CultureInfo.InvariantCulture, $"{report.Kind}\n{report.Stream}\n{report.Handler}\n{cause}");
        return XxHash64.Hash(Encoding.UTF8.GetBytes(text), 0).ToString("x16", CultureInfo.InvariantCulture);
    }

    // Messages name ids and values, so they differ each time; types and places do not.
    private static string Cause(Exception exception)
    {
        var text = new StringBuilder();
        for (var inner = exception; inner is not null; inner = inner.InnerException)
            text.Append(inner.GetType().FullName).Append('\n').Append(Place(inner)).Append('\n');

        return text.ToString();
    }

    private static string Place(Exception exception)
    {
        var trace = exception.StackTrace ?? "";
        var line = trace.Split('\n', 2)[0];
        var source = line.IndexOf(" in ", StringComparison.Ordinal);
        return source < 0 ? line.Trim() : line[..source].Trim();
    }
}
