using System.Net;
using Plumbline.Client;

namespace Plumbline;

/// <summary>A service answered a body that is not what its document says.</summary>
public sealed class ApiResponseFormatException : ApiException
{
    /// <summary>A body that cannot be read.</summary>
    /// <param name="operation">The operation, e.g. <c>Users.GetById</c>.</param>
    /// <param name="statusCode">The status.</param>
    /// <param name="pointer">The JSON pointer (RFC 6901) of the first problem; empty for the body as a whole.</param>
    /// <param name="problem">What is wrong, without values from the body.</param>
    /// <param name="headers">The answer's headers; none where null.</param>
    /// <param name="inner">The cause.</param>
    public ApiResponseFormatException(
        string operation, HttpStatusCode statusCode, string pointer, string problem, ApiHeaders? headers = null, Exception? inner = null)
        : base(
            operation,
            statusCode,
            headers,
            $"{operation}: the body of the answer {Describe(statusCode)} is not what the document says at '{pointer}': {problem}",
            inner) => Pointer = pointer;

    /// <summary>The JSON pointer (RFC 6901) of the first problem; empty for the body as a whole.</summary>
    public string Pointer { get; }
}
