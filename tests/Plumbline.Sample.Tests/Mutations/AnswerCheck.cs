using System.Text;
using System.Text.Json;

namespace Plumbline.Sample.Tests.Mutations;

/// <summary>What holds for every answer.</summary>
internal static class AnswerCheck
{
    /// <summary>What is wrong with an answer; null where all is well.</summary>
    public static string? Find(WireAnswer answer, IReadOnlySet<int> statuses, bool isHead)
    {
        if (!statuses.Contains(answer.Status))
            return $"status {answer.Status} is neither documented nor implicit ({string.Join(", ", statuses.Order())})";

        if (answer.Status == 405 && string.IsNullOrEmpty(answer.Header("Allow")))
            return "405 without Allow";

        if (answer.Status == 201 && answer.Header("Location") is not { Length: > 0 })
            return "201 without Location";

        if (answer.Status >= 400 && answer.Body.Contains(Hostile.Secret, StringComparison.Ordinal))
            return "the error repeats what was sent";

        if (answer.Body.Length > 0)
            return FindInBody(answer);

        // Kestrel closes the connection where it answers itself; 404 has no body where the document says so.
        return answer.Status < 400 || answer.Status == 404 || answer.Closes || isHead ? null : "an error that does not say what is wrong";
    }

    /// <summary>Shows a request so that it can be sent again.</summary>
    public static string Show(byte[] request)
    {
        var text = new StringBuilder();
        foreach (var value in request.AsSpan(0, Math.Min(request.Length, 3_000)))
            text.Append(value is >= (byte)' ' and <= (byte)'~' ? ((char)value).ToString() : value == '\n' ? "\\n\n" : $"\\x{value:x2}");

        return request.Length > 3_000 ? $"{text}... ({request.Length} bytes)" : text.ToString();
    }

    private static string? FindInBody(WireAnswer answer)
    {
        var type = answer.Header("Content-Type");
        var isProblem = type == "application/problem+json";
        if (!isProblem && type != "application/json; charset=utf-8")
            return $"content type {type}";

        try
        {
            using var body = JsonDocument.Parse(answer.Body);
            if (answer.Status < 400)
                return isProblem ? "a problem that is none" : null;

            if (isProblem)
                return body.RootElement.GetProperty("status").GetInt32() == answer.Status ? null : "a problem of another status";

            return answer.Status == 422 && body.RootElement.GetProperty("messages").GetArrayLength() > 0 ? null : "an error of no documented form";
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return $"an unreadable body: {e.Message}";
        }
    }
}
