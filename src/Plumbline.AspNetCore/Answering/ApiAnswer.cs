using System.Diagnostics.CodeAnalysis;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Plumbline.Json;

namespace Plumbline.AspNetCore;

/// <summary>A status with its headers and body, written by the document's own code. Emitted result types hold one.</summary>
public class ApiAnswer
{
    private List<KeyValuePair<string, StringValues>>? _headers;
    private string? _documentPath;

    private protected ApiAnswer(int statusCode) => StatusCode = statusCode;

    /// <summary>The status.</summary>
    public int StatusCode { get; }

    /// <summary>The body; null where there is none.</summary>
    public virtual object? Body => null;

    /// <summary>The media type; null where there is no body.</summary>
    internal virtual string? ContentType => null;

    /// <summary>An answer without a body.</summary>
    /// <param name="statusCode">The status.</param>
    public static ApiAnswer Empty(int statusCode) => new(statusCode);

    /// <summary>An answer with a JSON body.</summary>
    /// <param name="statusCode">The status.</param>
    /// <param name="body">The body.</param>
    /// <exception cref="ArgumentNullException">The body is null, which the document does not allow.</exception>
    public static ApiAnswer Json<T, TCodec>(int statusCode, [NotNull] T? body)
        where TCodec : struct, IJsonCodec<T>
    {
        ArgumentNullException.ThrowIfNull(body);
        return new JsonAnswer<T, TCodec>(statusCode, body);
    }

    /// <summary>The status of an answer for a caller that chooses it (the document's <c>default</c>).</summary>
    /// <param name="statusCode">The status.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not between 200 and 599.</exception>
    public static int ChosenStatus(int statusCode)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(statusCode, 200);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(statusCode, 599);
        return statusCode;
    }

    /// <summary>The status of an answer; 500 where none was decided.</summary>
    /// <param name="answer">The answer.</param>
    public static int StatusOf(ApiAnswer? answer) => answer?.StatusCode ?? StatusCodes.Status500InternalServerError;

    /// <summary>Adds a header.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    public ApiAnswer WithHeader<T, TCodec>(string name, T value)
        where TCodec : struct, ITextCodec<T>
    {
        (_headers ??= []).Add(new(name, HeaderText.Clean(TCodec.Format(value))));
        return this;
    }

    /// <summary>Adds a header with several values.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="values">Its values.</param>
    public ApiAnswer WithHeaders<T, TCodec>(string name, IEnumerable<T> values)
        where TCodec : struct, ITextCodec<T>
    {
        ArgumentNullException.ThrowIfNull(values);
        (_headers ??= []).Add(new(name, values.Select(value => HeaderText.Clean(TCodec.Format(value))).ToArray()));
        return this;
    }

    /// <summary>Sets <c>Location</c> as the handler gives it; a null or empty one leaves it as it is.</summary>
    /// <param name="location">An absolute or relative reference.</param>
    public ApiAnswer WithLocation(string? location)
    {
        if (string.IsNullOrEmpty(location))
            return this;

        _documentPath = null;
        (_headers ??= []).Add(new("Location", HeaderText.Clean(location)));
        return this;
    }

    /// <summary>Sets <c>Location</c> to a path of the document; where the API is mapped under a prefix, that is put in front.</summary>
    /// <param name="before">The path before the parameter.</param>
    /// <param name="value">The parameter's value, percent-encoded here.</param>
    /// <param name="after">The path after the parameter.</param>
    public ApiAnswer WithLocation<T, TCodec>(string before, T value, string after)
        where TCodec : struct, ITextCodec<T>
    {
        _documentPath = before + Uri.EscapeDataString(TCodec.Format(value)) + after;
        return this;
    }

    /// <summary>Answers the request.</summary>
    /// <param name="answer">The answer; null where the handler decided none, which is logged and answered with 500.</param>
    /// <param name="httpContext">The request.</param>
    public static Task ExecuteAsync(ApiAnswer? answer, HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        if (answer is not null)
            return answer.WriteAsync(httpContext);

        var operation = httpContext.GetEndpoint()?.Metadata.GetMetadata<OperationDescription>()?.Name ?? "an operation";
        throw new InvalidOperationException(
            $"The handler of {operation} returned 'default' instead of an answer of its document; return a body, a typed result or one of the result type's factories.");
    }

    /// <summary>Writes the body.</summary>
    /// <param name="writer">Where to.</param>
    internal virtual void WriteBody(JsonWriter writer)
    {
    }

    private Task WriteAsync(HttpContext context)
    {
        var response = context.Response;
        if (ContentType is not { } contentType)
        {
            SetHead(context);
            if (StatusCode is not (StatusCodes.Status204NoContent or StatusCodes.Status205ResetContent or StatusCodes.Status304NotModified))
                response.ContentLength = 0;

            return Task.CompletedTask;
        }

        // The body is written in full before anything is sent: a body that cannot be written becomes a clean 500, and the length is known.
        var writer = JsonWriter.Rent();
        try
        {
            WriteBody(writer);
        }
        catch
        {
            writer.Dispose();
            throw;
        }

        SetHead(context);
        response.ContentType = contentType;
        response.ContentLength = writer.Written.Length;
        return SendAsync(response, writer);
    }

    private static Task SendAsync(HttpResponse response, JsonWriter writer)
    {
        var sent = HttpMethods.IsHead(response.HttpContext.Request.Method)
            ? default
            : response.BodyWriter.WriteAsync(writer.Written, response.HttpContext.RequestAborted);
        if (!sent.IsCompletedSuccessfully)
            return FinishAsync(sent, writer);

        sent.GetAwaiter().GetResult();
        writer.Dispose();
        return Task.CompletedTask;
    }

    private static async Task FinishAsync(ValueTask<FlushResult> sent, JsonWriter writer)
    {
        using (writer)
            await sent.ConfigureAwait(false);
    }

    private void SetHead(HttpContext context)
    {
        context.Response.StatusCode = StatusCode;
        if (_documentPath is { } path)
            context.Response.Headers.Location = RequestPath.Prefix(context) + path;

        if (_headers is null)
            return;

        foreach (var (name, values) in _headers)
            context.Response.Headers[name] = values;
    }

    /// <summary>A body and the codec that writes it.</summary>
    private sealed class JsonAnswer<T, TCodec>(int statusCode, T body) : ApiAnswer(statusCode)
        where TCodec : struct, IJsonCodec<T>
    {
        public override object? Body => body;

        internal override string? ContentType => MediaTypes.JsonUtf8;

        internal override void WriteBody(JsonWriter writer) => TCodec.Write(writer, body);
    }
}
