using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Plumbline.AspNetCore;

/// <summary>What the operations of an application share.</summary>
/// <param name="services">The application's services.</param>
/// <param name="options">The options.</param>
/// <param name="idempotency">Where answers are kept for replay.</param>
/// <param name="logger">The log.</param>
internal sealed class ServerRuntime(
    IServiceProvider services, IOptions<PlumblineServerOptions> options, IIdempotencyStore idempotency, ILogger<ServerRuntime> logger)
{
    /// <summary>The options.</summary>
    public PlumblineServerOptions Options { get; } = options.Value;

    /// <summary>Where answers are kept for replay.</summary>
    public IIdempotencyStore Idempotency { get; } = idempotency;

    /// <summary>The log.</summary>
    public ILogger Logger { get; } = logger;

    /// <summary>Whether exceptions are answered here rather than by the application.</summary>
    public bool AnswersExceptions { get; } = options.Value.AnswerExceptions && services.GetService<IExceptionHandler>() is null;

    /// <summary>Finds what <c>AddPlumblineServer</c> registered.</summary>
    /// <param name="services">The application's services.</param>
    /// <exception cref="InvalidOperationException">It was not called.</exception>
    public static ServerRuntime Of(IServiceProvider services) => services.GetService<ServerRuntime>() ?? throw new InvalidOperationException(
        "Routes of an API document are mapped, but nothing is registered for them: call builder.AddPlumbline(), or the Add...Api method of the resource, before builder.Build().");
}
