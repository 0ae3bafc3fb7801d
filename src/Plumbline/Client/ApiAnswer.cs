using System.Net;
using Plumbline.Json;

namespace Plumbline.Client;

/// <summary>A documented answer of an operation: a status and the type of its body.</summary>
public abstract class ApiAnswer
{
    private protected ApiAnswer(int? status) => Status = status;

    /// <summary>The status; null for the document's <c>default</c>: every status that it does not list.</summary>
    public int? Status { get; }

    /// <summary>Whether it has a body.</summary>
    internal abstract bool HasBody { get; }

    /// <summary>An answer with a body.</summary>
    /// <typeparam name="T">The body's type.</typeparam>
    /// <typeparam name="TCodec">Its codec.</typeparam>
    /// <param name="status">The status; null for <c>default</c>.</param>
    public static ApiAnswer Of<T, TCodec>(int? status)
        where TCodec : struct, IJsonCodec<T> => new BodyAnswer<T, TCodec>(status);

    /// <summary>An answer without a body.</summary>
    /// <param name="status">The status; null for <c>default</c>.</param>
    public static ApiAnswer Of(int? status) => new EmptyAnswer(status);

    /// <summary>The exception for an answer that is no success.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="received">The answer.</param>
    internal abstract ApiException Failure(string operation, ReceivedResponse received);
}

/// <summary>A documented answer that can be a result.</summary>
/// <typeparam name="T">The body's type; <see cref="Nothing"/> for none.</typeparam>
internal abstract class ApiAnswer<T>(int? status) : ApiAnswer(status)
{
    /// <summary>The body.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="received">The answer.</param>
    internal abstract T Read(string operation, ReceivedResponse received);
}

/// <summary>An answer with a body.</summary>
internal sealed class BodyAnswer<T, TCodec>(int? status) : ApiAnswer<T>(status)
    where TCodec : struct, IJsonCodec<T>
{
    internal override bool HasBody => true;

    internal override T Read(string operation, ReceivedResponse received) => ResponseJson.Read<T, TCodec>(operation, received);

    internal override ApiException Failure(string operation, ReceivedResponse received) => received.Status == HttpStatusCode.NotFound
        ? new ApiNotFoundException<T>(operation, Read(operation, received), received.Headers)
        : new ApiException<T>(operation, received.Status, Read(operation, received), received.Headers);
}

/// <summary>An answer without a body; one that comes with a body all the same is taken for what it should be.</summary>
internal sealed class EmptyAnswer(int? status) : ApiAnswer<Nothing>(status)
{
    internal override bool HasBody => false;

    internal override Nothing Read(string operation, ReceivedResponse received) => default;

    internal override ApiException Failure(string operation, ReceivedResponse received) => received.Status == HttpStatusCode.NotFound
        ? new ApiNotFoundException(operation, received.Headers)
        : new ApiException(operation, received.Status, received.Headers);
}
