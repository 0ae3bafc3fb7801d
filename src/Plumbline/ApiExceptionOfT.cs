using System.Net;
using Plumbline.Client;

namespace Plumbline;

/// <summary>A service answered a documented failure with a body. 404 has its own: <see cref="ApiNotFoundException{T}"/>.</summary>
/// <typeparam name="T">The body's type in the document.</typeparam>
public sealed class ApiException<T> : ApiException
{
    /// <summary>An answer with a body.</summary>
    /// <param name="operation">The operation, e.g. <c>Users.Post</c>.</param>
    /// <param name="statusCode">The status.</param>
    /// <param name="body">The body.</param>
    /// <param name="headers">The answer's headers; none where null.</param>
    public ApiException(string operation, HttpStatusCode statusCode, T body, ApiHeaders? headers = null)
        : base(operation, statusCode, headers) => Body = body;

    /// <summary>The body.</summary>
    public T Body { get; }

    /// <inheritdoc/>
    public override object? UntypedBody => Body;
}
