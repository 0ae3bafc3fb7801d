using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Plumbline.AspNetCore;

/// <summary>
/// Maps operations. This is the one place that knows <see cref="RouteHandlerServices"/>, which gives filters and API descriptions
/// what a plain <c>MapMethods(RequestDelegate)</c> does not: the handler's method and its typed arguments.
/// </summary>
internal static class EndpointMapper
{
    /// <summary>Maps an operation.</summary>
    /// <param name="endpoints">Where to.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="runtime">What operations share.</param>
    /// <param name="handler">The innermost step of endpoint filters.</param>
    public static RouteHandlerBuilder Map(
        IEndpointRouteBuilder endpoints, ApiOperation operation, ServerRuntime runtime, EndpointFilterDelegate handler)
    {
        var description = operation.Description;
        var limiter = endpoints.ServiceProvider.GetRequiredService<OperationLimiters>().Create(description, runtime.Options);

        var builder = RouteHandlerServices.Map(
            endpoints,
            description.Pattern,
            handler,
            [description.Method],
            (_, options) =>
            {
                EndpointDescription.AddTo(options!.EndpointBuilder!, description);
                return new() { EndpointMetadata = options.EndpointBuilder!.Metadata.AsReadOnly() };
            },
            (_, options, metadata) =>
            {
                var pipeline = new OperationPipeline(operation, runtime, limiter, Filters(description, options, handler));
                return new(pipeline.InvokeAsync, metadata?.EndpointMetadata ?? []);
            });

        builder.Add(endpoint => EndpointAuthorization.AddTo(endpoint, description, runtime.Options));
        return builder;
    }

    private static EndpointFilterDelegate? Filters(OperationDescription description, RequestDelegateFactoryOptions options, EndpointFilterDelegate handler)
    {
        if (options.EndpointBuilder is not { FilterFactories: { Count: > 0 } factories } endpoint)
            return null;

        var context = new EndpointFilterFactoryContext { MethodInfo = description.Handler, ApplicationServices = endpoint.ApplicationServices };
        var filters = handler;
        for (var i = factories.Count - 1; i >= 0; i--)
            filters = factories[i](context, filters);

        return filters;
    }
}
