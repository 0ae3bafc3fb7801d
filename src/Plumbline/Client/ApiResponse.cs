using System.Net;

namespace Plumbline.Client;

/// <summary>A successful answer beside its value: status and headers.</summary>
public class ApiResponse
{
    /// <summary>A successful answer.</summary>
    /// <param name="statusCode">The status.</param>
    /// <param name="headers">The headers.</param>
    public ApiResponse(HttpStatusCode statusCode, ApiHeaders headers)
    {
        StatusCode = statusCode;
        Headers = headers;
    }

    /// <summary>The status.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>The headers.</summary>
    public ApiHeaders Headers { get; }
}

/// <summary>A successful answer: value, status and headers.</summary>
/// <typeparam name="T">The value's type.</typeparam>
public sealed class ApiResponse<T> : ApiResponse
{
    /// <summary>A successful answer.</summary>
    /// <param name="statusCode">The status.</param>
    /// <param name="headers">The headers.</param>
    /// <param name="value">The value.</param>
    public ApiResponse(HttpStatusCode statusCode, ApiHeaders headers, T value)
        : base(statusCode, headers) => Value = value;

    /// <summary>The value.</summary>
    public T Value { get; }
}
