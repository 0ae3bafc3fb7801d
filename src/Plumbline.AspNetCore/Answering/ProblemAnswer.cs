using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Plumbline.Json;

namespace Plumbline.AspNetCore;

/// <summary>A problem document (RFC 9457) with one entry in <c>errors</c> per problem.</summary>
internal sealed class ProblemAnswer(int statusCode, string detail, IReadOnlyList<ApiProblem> problems) : ApiAnswer(statusCode)
{
    /// <inheritdoc/>
    internal override string? ContentType => MediaTypes.Problem;

    /// <inheritdoc/>
    internal override void WriteBody(JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WritePlain("type"u8, "about:blank"u8);
        writer.WriteString("title"u8, ReasonPhrases.GetReasonPhrase(StatusCode));
        writer.WriteName("status"u8);
        writer.WriteNumberValue(StatusCode);
        if (detail.Length > 0)
            writer.WriteString("detail"u8, detail);

        // With the trace's id, whoever reads the log finds what the answer must not say.
        if (StatusCode >= StatusCodes.Status500InternalServerError && Activity.Current?.TraceId is { } traceId)
            writer.WriteString("traceId"u8, traceId.ToHexString());

        if (problems.Count > 0)
            WriteProblems(writer);

        writer.WriteEndObject();
    }

    private void WriteProblems(JsonWriter writer)
    {
        writer.WriteName("errors"u8);
        writer.WriteStartArray();
        foreach (var problem in problems)
        {
            writer.WriteStartObject();
            writer.WriteString("code"u8, problem.Code);
            writer.WriteString("detail"u8, problem.Message);
            switch (problem.Location)
            {
                case ProblemLocation.Body:
                    writer.WritePlain("in"u8, "body"u8);
                    writer.WriteString("pointer"u8, problem.Name);
                    break;
                case ProblemLocation.Path:
                    WriteParameter(writer, "path"u8, problem.Name);
                    break;
                case ProblemLocation.Query:
                    WriteParameter(writer, "query"u8, problem.Name);
                    break;
                case ProblemLocation.Header:
                    WriteParameter(writer, "header"u8, problem.Name);
                    break;
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteParameter(JsonWriter writer, ReadOnlySpan<byte> location, string name)
    {
        writer.WritePlain("in"u8, location);
        writer.WriteString("parameter"u8, name);
    }
}
