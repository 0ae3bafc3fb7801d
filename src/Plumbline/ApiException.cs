using System.Net;
using Plumbline.Client;

namespace Plumbline;

/// <summary>A service answered something else than success. Derived types say more; this one is a documented status without a body.</summary>
/// <remarks>Messages name the operation and the status, never a URL, a header or a part of a body: those may hold personal data.</remarks>
public class ApiException : Exception
{
    /// <summary>An answer without a body.</summary>
    /// <param name="operation">The operation, e.g. <c>Users.GetById</c>.</param>
    /// <param name="statusCode">The status.</param>
    /// <param name="headers">The answer's headers; none where null.</param>
    public ApiException(string operation, HttpStatusCode statusCode, ApiHeaders? headers = null)
        : this(operation, statusCode, headers, $"{operation}: the service answered {Describe(statusCode)}.", null)
    {
    }

    private protected ApiException(string operation, HttpStatusCode statusCode, ApiHeaders? headers, string message, Exception? inner)
        : base(message, inner)
    {
        Operation = operation;
        StatusCode = statusCode;
        Headers = headers ?? ApiHeaders.Empty;
    }

    /// <summary>The operation, e.g. <c>Users.GetById</c>.</summary>
    public string Operation { get; }

    /// <summary>The status of the answer.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>The headers of the answer.</summary>
    public ApiHeaders Headers { get; }

    /// <summary>The body, where the document gives the status a type; <see cref="ApiException{T}"/> has it typed.</summary>
    public virtual object? UntypedBody => null;

    // Enum text is the reason phrase in one word (NotFound), and the number where there is none.
    private protected static string Describe(HttpStatusCode status) =>
        Enum.IsDefined(status) ? FormattableString.Invariant($"{(int)status} ({status})") : FormattableString.Invariant($"{(int)status}");
}
