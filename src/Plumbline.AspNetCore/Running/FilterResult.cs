using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Plumbline.AspNetCore;

/// <summary>Answers with what endpoint filters return, as ASP.NET Core does.</summary>
internal static class FilterResult
{
    /// <summary>Answers the request.</summary>
    /// <param name="result">The operation's result, or another that a filter put in its place.</param>
    /// <param name="context">The request.</param>
    public static Task ExecuteAsync(object? result, HttpContext context)
    {
        switch (result)
        {
            case null:
                return Task.CompletedTask;
            case IResult answer:
                return answer.ExecuteAsync(context);
            case string text:
                return context.Response.WriteAsync(text, context.RequestAborted);
            default:
                var options = context.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
                return context.Response.WriteAsJsonAsync(result, options.GetTypeInfo(result.GetType()), cancellationToken: context.RequestAborted);
        }
    }
}
