using Microsoft.AspNetCore.Http;

namespace Plumbline.AspNetCore;

/// <summary>The answer of an operation: one of those that its document lists. Implemented by the emitted result types.</summary>
public interface IApiResult : IResult, IStatusCodeHttpResult, IValueHttpResult
{
    /// <summary>The answer; null in a result that was never decided (<c>default</c>).</summary>
    ApiAnswer? Answer { get; }

    /// <inheritdoc/>
    int? IStatusCodeHttpResult.StatusCode => ApiAnswer.StatusOf(Answer);

    /// <inheritdoc/>
    object? IValueHttpResult.Value => Answer?.Body;

    /// <inheritdoc/>
    Task IResult.ExecuteAsync(HttpContext httpContext) => ApiAnswer.ExecuteAsync(Answer, httpContext);
}
