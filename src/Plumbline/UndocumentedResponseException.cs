using System.Net;
using Plumbline.Client;

namespace Plumbline;

/// <summary>A service answered a status that its document does not list for the operation.</summary>
public sealed class UndocumentedResponseException : ApiException
{
    /// <summary>An answer that the document does not know.</summary>
    /// <param name="operation">The operation, e.g. <c>Users.GetById</c>.</param>
    /// <param name="statusCode">The status.</param>
    /// <param name="excerpt">The first kilobyte of the body.</param>
    /// <param name="headers">The answer's headers; none where null.</param>
    public UndocumentedResponseException(string operation, HttpStatusCode statusCode, string excerpt, ApiHeaders? headers = null)
        : base(
            operation,
            statusCode,
            headers,
            $"{operation}: the service answered {Describe(statusCode)}, which its document does not list for this operation.",
            null) => Excerpt = excerpt;

    /// <summary>The start of the body as text, at most 1,024 bytes of it. It may hold personal data: think before logging it.</summary>
    public string Excerpt { get; }
}
