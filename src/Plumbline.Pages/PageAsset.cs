using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Plumbline.Pages;

/// <summary>A file of this package's own that the page loads.</summary>
internal sealed class PageAsset
{
    private readonly byte[] _content;
    private readonly string _contentType;
    private readonly EntityTagHeaderValue _tag;

    private PageAsset(string name, string contentType)
    {
        Name = name;
        _content = Read(name);
        _contentType = contentType;
        _tag = new($"\"{Convert.ToHexStringLower(SHA256.HashData(_content).AsSpan(0, 16))}\"");
    }

    /// <summary>Every file.</summary>
    public static IReadOnlyList<PageAsset> All { get; } =
    [
        new("page.js", "text/javascript; charset=utf-8"),
        new("page.css", "text/css; charset=utf-8"),
        new("icon.svg", "image/svg+xml"),
    ];

    /// <summary>The file's name.</summary>
    public string Name { get; }

    /// <summary>The bytes of a file of this package.</summary>
    /// <param name="name">The file.</param>
    public static byte[] Read(string name)
    {
        using var stream = typeof(PageAsset).Assembly.GetManifestResourceStream(name)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }

    /// <summary>Answers it, or 304 to who has it already.</summary>
    /// <param name="context">The request.</param>
    public Task AnswerAsync(HttpContext context)
    {
        var headers = context.Response.GetTypedHeaders();
        headers.ETag = _tag;
        headers.CacheControl = new CacheControlHeaderValue { NoCache = true };
        context.Response.Headers.XContentTypeOptions = "nosniff";
        if (context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(_tag, useStrongComparison: false)))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        context.Response.ContentType = _contentType;
        context.Response.ContentLength = _content.Length;
        return HttpMethods.IsHead(context.Request.Method)
            ? Task.CompletedTask
            : context.Response.Body.WriteAsync(_content, context.RequestAborted).AsTask();
    }
}
