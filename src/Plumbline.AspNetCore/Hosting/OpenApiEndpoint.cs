using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Plumbline.AspNetCore;

/// <summary>Serves the OpenAPI description of a document. Emitted code calls it.</summary>
public static class OpenApiEndpoint
{
    /// <summary>Maps a description: <c>application/json</c>, with an entity tag, so that who has it already gets 304.</summary>
    /// <param name="endpoints">Where to.</param>
    /// <param name="path">The path, e.g. <c>/openapi.json</c>.</param>
    /// <param name="utf8">The description.</param>
    public static IEndpointConventionBuilder MapOpenApiDescription(this IEndpointRouteBuilder endpoints, string path, ReadOnlySpan<byte> utf8)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var content = utf8.ToArray();
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 16))}\"");
        return endpoints
            .MapMethods(path, [HttpMethods.Get, HttpMethods.Head], context => AnswerAsync(context, content, tag))
            .WithDisplayName($"OpenAPI {path}");
    }

    private static Task AnswerAsync(HttpContext context, byte[] content, EntityTagHeaderValue tag)
    {
        var headers = context.Response.GetTypedHeaders();
        headers.ETag = tag;
        headers.CacheControl = new CacheControlHeaderValue { NoCache = true };
        if (context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false) || known.Equals(EntityTagHeaderValue.Any)))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        context.Response.ContentType = MediaTypes.JsonUtf8;
        context.Response.ContentLength = content.Length;
        return HttpMethods.IsHead(context.Request.Method)
            ? Task.CompletedTask
            : context.Response.Body.WriteAsync(content, context.RequestAborted).AsTask();
    }
}
