namespace Plumbline.AspNetCore;

/// <summary>A request that is refused before its parameters are read.</summary>
/// <param name="statusCode">The status of the answer.</param>
/// <param name="message">What is wrong, for the caller.</param>
internal sealed class RefusedRequestException(int statusCode, string message) : Exception(message)
{
    /// <summary>The status of the answer.</summary>
    public int StatusCode { get; } = statusCode;
}
