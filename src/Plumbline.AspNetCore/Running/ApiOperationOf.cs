using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Plumbline.AspNetCore;

/// <summary>Serves one operation of a handler interface. Emitted.</summary>
/// <typeparam name="TApi">The handler interface; resolved per request.</typeparam>
/// <typeparam name="TArguments">The arguments of its method, without the cancellation token.</typeparam>
/// <typeparam name="TResult">The operation's result type.</typeparam>
/// <param name="description">What the document says.</param>
public abstract class ApiOperation<TApi, TArguments, TResult>(OperationDescription description) : ApiOperation(description)
    where TApi : class
    where TResult : struct, IApiResult
{
    /// <summary>Reads the arguments; problems are collected in the request.</summary>
    /// <param name="request">The request.</param>
    protected abstract TArguments Read(ApiRequest request);

    /// <summary>Calls the handler.</summary>
    /// <param name="api">The handler.</param>
    /// <param name="arguments">The arguments.</param>
    /// <param name="cancellationToken">Ends with the request, or with the document's time limit.</param>
    protected abstract Task<TResult> InvokeAsync(TApi api, TArguments arguments, CancellationToken cancellationToken);

    /// <summary>The arguments one by one, as endpoint filters see them.</summary>
    /// <param name="arguments">The arguments.</param>
    protected abstract object?[] ToFilters(TArguments arguments);

    /// <summary>The arguments as endpoint filters leave them.</summary>
    /// <param name="arguments">The arguments.</param>
    protected abstract TArguments FromFilters(IList<object?> arguments);

    /// <summary>Finds the handler.</summary>
    /// <param name="services">The request's services.</param>
    protected virtual TApi Resolve(IServiceProvider services) => services.GetRequiredService<TApi>();

    /// <summary>Whether the application has a handler.</summary>
    /// <param name="services">The application's services.</param>
    protected virtual bool HasHandler(IServiceProvider services) =>
        services.GetService<IServiceProviderIsService>() is not { } known || known.IsService(typeof(TApi));

    /// <summary>Maps the operation.</summary>
    /// <param name="endpoints">Where to.</param>
    /// <exception cref="InvalidOperationException">Nothing is registered that handles it.</exception>
    public RouteHandlerBuilder Map(IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var runtime = ServerRuntime.Of(endpoints.ServiceProvider);
        if (!HasHandler(endpoints.ServiceProvider))
        {
            throw new InvalidOperationException(
                $"{Description.Method} {Description.Pattern} is mapped, but no class that implements {typeof(TApi).Name} is registered: call builder.Services.Add{typeof(TApi).Name[1..]}<YourClass>().");
        }

        return EndpointMapper.Map(endpoints, this, runtime, Handler);
    }

    /// <summary>The innermost step of the filters: the handler.</summary>
    private async ValueTask<object?> Handler(EndpointFilterInvocationContext context)
    {
        var api = Resolve(context.HttpContext.RequestServices);
        return await InvokeAsync(api, FromFilters(context.Arguments), context.HttpContext.RequestAborted).ConfigureAwait(false);
    }

    internal sealed override ValueTask<bool> TryAnswerAsync(HttpContext context, ApiRequest request, EndpointFilterDelegate? filters)
    {
        var arguments = Read(request);
        if (request.HasProblems)
            return new(false);

        request.Return();
        if (filters is not null)
            return FilterAsync(context, arguments, filters);

        var result = InvokeAsync(Resolve(context.RequestServices), arguments, context.RequestAborted);
        if (!result.IsCompletedSuccessfully)
            return AnswerAsync(result, context);

        var sent = ApiAnswer.ExecuteAsync(result.GetAwaiter().GetResult().Answer, context);
        return sent.IsCompletedSuccessfully ? new(true) : FinishAsync(sent);
    }

    private async ValueTask<bool> FilterAsync(HttpContext context, TArguments arguments, EndpointFilterDelegate filters)
    {
        var result = await filters(new DefaultEndpointFilterInvocationContext(context, ToFilters(arguments))).ConfigureAwait(false);
        await FilterResult.ExecuteAsync(result, context).ConfigureAwait(false);
        return true;
    }

    private static async ValueTask<bool> AnswerAsync(Task<TResult> result, HttpContext context)
    {
        var decided = await result.ConfigureAwait(false);
        await ApiAnswer.ExecuteAsync(decided.Answer, context).ConfigureAwait(false);
        return true;
    }

    private static async ValueTask<bool> FinishAsync(Task sent)
    {
        await sent.ConfigureAwait(false);
        return true;
    }
}
