using System.Net;
using Plumbline.Client;

namespace Plumbline;

/// <summary>A service answered a documented 404, with or without a body.</summary>
public class ApiNotFoundException : ApiException
{
    /// <summary>A 404 without a body.</summary>
    /// <param name="operation">The operation, e.g. <c>Users.GetById</c>.</param>
    /// <param name="headers">The answer's headers; none where null.</param>
    public ApiNotFoundException(string operation, ApiHeaders? headers = null)
        : base(operation, HttpStatusCode.NotFound, headers)
    {
    }
}

/// <summary>A service answered a documented 404 with a body.</summary>
/// <typeparam name="T">The body's type in the document.</typeparam>
public sealed class ApiNotFoundException<T> : ApiNotFoundException
{
    /// <summary>A 404 with a body.</summary>
    /// <param name="operation">The operation, e.g. <c>Users.GetById</c>.</param>
    /// <param name="body">The body.</param>
    /// <param name="headers">The answer's headers; none where null.</param>
    public ApiNotFoundException(string operation, T body, ApiHeaders? headers = null)
        : base(operation, headers) => Body = body;

    /// <summary>The body.</summary>
    public T Body { get; }

    /// <inheritdoc/>
    public override object? UntypedBody => Body;
}
