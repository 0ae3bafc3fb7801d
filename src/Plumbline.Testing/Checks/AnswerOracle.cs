using System.Globalization;
using Plumbline.Spec.Attributes;
using Plumbline.Spec.Model;
using Plumbline.Testing.Documents;
using Plumbline.Testing.Requests;
using Plumbline.Testing.Values;

namespace Plumbline.Testing.Checks;

/// <summary>A way in which an answer is not what the document says.</summary>
/// <param name="Kind">Which check found it: what the summary counts.</param>
/// <param name="Text">What is wrong.</param>
internal sealed record Problem(string Kind, string Text);

/// <summary>What holds for every answer, whatever was asked.</summary>
/// <param name="document">The document.</param>
/// <param name="isConsumersCopy">Whether it is a consumer's copy: then answers may hold more than it says.</param>
internal sealed class AnswerOracle(TestedDocument document, bool isConsumersCopy = false)
{
    // Answers that need no declaration.
    private static readonly int[] s_undeclared = [400, 405, 406, 408, 413, 415, 422, 429, 503];

    private readonly ValueChecker _checker = new(document.Types, isAnswer: true, isConsumersCopy);

    /// <summary>What is wrong with an answer.</summary>
    public IEnumerable<Problem> Check(ApiCall call, ApiAnswer answer)
    {
        var operation = call.Operation;
        var response = Response(operation, answer.Status);
        if (answer.Status >= 500 && response?.Code != answer.Status && answer.Status != 503)
            return [new("no server error", $"answered {Status(answer.Status)}: {Shorten(answer.Text)}")];

        if (response is null)
        {
            return IsUndeclared(operation, answer.Status)
                ? Undeclared(answer)
                : [new("documented status", $"answered {Status(answer.Status)}, which the document does not know ({string.Join(", ", operation.Operation.Responses.Select(r => r.Code?.ToString(CultureInfo.InvariantCulture) ?? "default"))})")];
        }

        return [.. Headers(response, answer), .. Body(operation, response, call, answer)];
    }

    /// <summary>The documented answer of a status; null where there is none.</summary>
    public static Response? Response(TestedOperation operation, int status) =>
        operation.Operation.Responses.FirstOrDefault(response => response.Code == status)
        ?? operation.Operation.Responses.FirstOrDefault(response => response.Code is null);

    private static bool IsUndeclared(TestedOperation operation, int status) =>
        s_undeclared.Contains(status)
        || (status is 401 or 403 && operation.Auth is { } auth && auth.Scheme != AuthScheme.None);

    private static IEnumerable<Problem> Undeclared(ApiAnswer answer)
    {
        if (answer.MediaType != "application/problem+json")
            yield return new("content type", $"answered {Status(answer.Status)} as '{answer.MediaType ?? "nothing"}'; an answer that needs no declaration is application/problem+json");
        else if (answer.Json is not { ValueKind: System.Text.Json.JsonValueKind.Object } json || !json.TryGetProperty("status", out var status) || status.GetInt32() != answer.Status)
            yield return new("body", $"answered {Status(answer.Status)} with a body that is no problem document of that status");
        if (answer.Status == 429 && !answer.Headers.ContainsKey("Retry-After"))
            yield return new("headers", "answered 429 without the header Retry-After, which says when to come back");
    }

    private IEnumerable<Problem> Headers(Response response, ApiAnswer answer)
    {
        foreach (var header in response.Headers)
        {
            if (!answer.Headers.TryGetValue(header.Name, out var text))
            {
                if (header.IsRequired)
                    yield return new("headers", $"answered {Status(answer.Status)} without the header '{header.Name}'");
                continue;
            }

            var limits = new Limits(header.Type.Shape == TypeShape.List ? header.Type.Element! : header.Type);
            foreach (var part in header.Type.Shape == TypeShape.List ? text.Split(',', StringSplitOptions.TrimEntries) : [text])
            {
                var value = ParameterText.Read(limits, part);
                var problems = value is null ? [] : _checker.Check(document.Service, limits, value.Value);
                if (value is null || problems.Count > 0)
                    yield return new("headers", $"the header '{header.Name}' is '{Shorten(part)}', which is no {limits.Type}");
            }
        }
    }

    private IEnumerable<Problem> Body(TestedOperation operation, Response response, ApiCall call, ApiAnswer answer)
    {
        if (response.Type.Core.Primitive == Primitive.Unit || call.Method == "HEAD" || answer.Status is 204 or 304)
        {
            // An error without a documented body may explain itself.
            if (answer.Body.Length > 0 && answer.MediaType != "application/problem+json")
                yield return new("body", $"answered {Status(answer.Status)} with a body where the document says unit: {Shorten(answer.Text)}");
            yield break;
        }

        if (answer.MediaType != "application/json")
        {
            yield return new("content type", $"answered {Status(answer.Status)} as '{answer.MediaType ?? "nothing"}' instead of application/json");
            yield break;
        }

        if (answer.Json is not { } json)
        {
            yield return new("body", $"answered {Status(answer.Status)} with a body that is no JSON in UTF-8: {Shorten(answer.Text)}");
            yield break;
        }

        foreach (var problem in _checker.Check(operation.Document.Service, response.Type, json))
            yield return new("body", $"answered {Status(answer.Status)} with a body that is no {response.Type}: {problem}");
    }

    private static string Status(int status) => status.ToString(CultureInfo.InvariantCulture);

    private static string Shorten(string text) => text.Length <= 200 ? text : text[..197] + "...";
}
