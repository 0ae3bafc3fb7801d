using System.Text;

namespace Plumbline.Testing.Reporting;

/// <summary>A failure as an xunit test that needs nothing of this package.</summary>
internal static class RegressionTest
{
    public static string Of(ConformanceFailure failure)
    {
        var call = failure.Call;
        var text = new StringBuilder();
        text.Append("[Fact] // ").Append(OneLine(failure.Problem.Text)).Append('\n');
        text.Append("public async Task ").Append(Name(failure)).Append("()\n{\n");
        text.Append("    using var request = new HttpRequestMessage(new HttpMethod(\"").Append(call.Method).Append("\"), ").Append(Literal(call.Target)).Append(");\n");
        foreach (var (name, value) in call.Headers.Where(header => !CurlText.IsSecret(header.Name)))
            text.Append("    request.Headers.TryAddWithoutValidation(").Append(Literal(name)).Append(", ").Append(Literal(value)).Append(");\n");
        if (call.Content is { } body)
        {
            text.Append("    request.Content = new StringContent(").Append(Literal(Encoding.UTF8.GetString(body)))
                .Append(", System.Text.Encoding.UTF8, ").Append(Literal(call.MediaType)).Append(");\n");
        }

        text.Append("    using var response = await client.SendAsync(request);\n");
        text.Append(IsAboutStatus(failure)
            ? $"    Assert.NotEqual({failure.Answer?.Status ?? 500}, (int)response.StatusCode);\n}}"
            : $"    Assert.NotEqual({Literal(failure.Answer?.Text ?? "")}, await response.Content.ReadAsStringAsync());\n}}");
        return text.ToString();
    }

    private static bool IsAboutStatus(ConformanceFailure failure) =>
        failure.Problem.Kind is "no server error" or "an answer" or "documented status" or "valid input accepted" or "invalid input refused" or "415" or "405" or "406" or "404";

    private static string Name(ConformanceFailure failure)
    {
        var name = new StringBuilder();
        foreach (var c in $"{failure.Call.Operation.Name} {failure.What}")
        {
            if (char.IsAsciiLetterOrDigit(c))
                name.Append(c);
            else if (name.Length > 0 && name[^1] != '_')
                name.Append('_');
        }

        return name.ToString().Trim('_');
    }

    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));

    private static string Literal(string text)
    {
        var literal = new StringBuilder("\"");
        foreach (var c in text)
        {
            literal.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                >= ' ' and <= '~' => c.ToString(),
                _ => $"\\u{(int)c:X4}",
            });
        }

        return literal.Append('"').ToString();
    }
}
