using Microsoft.AspNetCore.Http;
using Plumbline.Json;

namespace Plumbline.AspNetCore;

/// <summary>
/// Serves one operation: reads the request, refuses it or calls the handler, answers. Emitted operations derive from
/// <see cref="ApiOperation{TApi, TArguments, TResult}"/>.
/// </summary>
public abstract class ApiOperation
{
    private protected ApiOperation(OperationDescription description) => Description = description;

    /// <summary>What the document says.</summary>
    public OperationDescription Description { get; }

    /// <summary>The answer to a refused request in the type that the document declares for the status; null where it declares none.</summary>
    /// <param name="statusCode">The status.</param>
    /// <param name="problems">What is wrong; at least one.</param>
    /// <param name="services">The request's services.</param>
    protected virtual ApiAnswer? Refuse(int statusCode, IReadOnlyList<ApiProblem> problems, IServiceProvider services) => null;

    /// <summary>The answer to a refused request: in the document's type, otherwise a problem document.</summary>
    /// <param name="statusCode">The status.</param>
    /// <param name="detail">What is wrong, in short; empty where nothing more shall be told.</param>
    /// <param name="problems">What is wrong, one by one; may be empty.</param>
    /// <param name="services">The request's services.</param>
    internal ApiAnswer Refuse(int statusCode, string detail, IReadOnlyList<ApiProblem> problems, IServiceProvider services)
    {
        IReadOnlyList<ApiProblem> told = problems.Count > 0
            ? problems
            : [new() { Location = ProblemLocation.Request, Name = "", Code = ApiProblemCodes.Request, Message = detail.Length > 0 ? detail : "The service failed." }];
        return Refuse(statusCode, told, services) ?? new ProblemAnswer(statusCode, detail, problems);
    }

    /// <summary>An answer in a type of the document that only the application can fill, through <see cref="IErrorFactory{T}"/>; null where it has no such service.</summary>
    /// <param name="statusCode">The status.</param>
    /// <param name="problems">What is wrong.</param>
    /// <param name="services">The request's services.</param>
    protected static ApiAnswer? FromFactory<T, TCodec>(int statusCode, IReadOnlyList<ApiProblem> problems, IServiceProvider services)
        where TCodec : struct, IJsonCodec<T>
    {
        ArgumentNullException.ThrowIfNull(services);
        return services.GetService(typeof(IErrorFactory<T>)) is IErrorFactory<T> factory
            ? ApiAnswer.Json<T, TCodec>(statusCode, factory.Create(statusCode, problems))
            : null;
    }

    /// <summary>Calls the handler with a request that has been read, and answers.</summary>
    /// <param name="context">The request; <c>RequestAborted</c> ends with it or with the document's time limit.</param>
    /// <param name="request">Its parameters and body; given back unless it is invalid.</param>
    /// <param name="filters">Endpoint filters around the handler; null where there are none.</param>
    /// <returns>False where the request is invalid; nothing was called then.</returns>
    internal abstract ValueTask<bool> TryAnswerAsync(HttpContext context, ApiRequest request, EndpointFilterDelegate? filters);
}
