using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Plumbline.Client;

/// <summary>Registers emitted clients; called by the emitted <c>Add...Client</c>.</summary>
public static class ApiClientServiceCollectionExtensions
{
    /// <summary>Registers a client as a singleton; it takes an <see cref="HttpClient"/> from the factory for each attempt, so that handlers rotate.</summary>
    /// <typeparam name="TClient">The client.</typeparam>
    /// <param name="services">The services.</param>
    /// <param name="name">The name of its HTTP client, options and credentials.</param>
    /// <param name="userAgent">The <c>User-Agent</c> header, e.g. <c>plumbline-user/1.4.0</c>; the HTTP client's own goes before it.</param>
    /// <param name="baseAddress">Where the service is; a path in it stands before every path of the document.</param>
    /// <param name="configure">Changes options; may be null.</param>
    /// <param name="create">Makes the client.</param>
    /// <returns>The builder of its HTTP client, for message handlers and the like.</returns>
    public static IHttpClientBuilder AddApiClient<TClient>(
        this IServiceCollection services,
        string name,
        string userAgent,
        Uri baseAddress,
        Action<ApiClientOptions>? configure,
        Func<ApiSender, TClient> create)
        where TClient : class
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(baseAddress);
        if (!baseAddress.IsAbsoluteUri)
            throw new ArgumentException("The address of a service is absolute, e.g. https://user.example.io.", nameof(baseAddress));

        var options = services.AddOptions<ApiClientOptions>(name);
        if (configure is not null)
            options.Configure(configure);

        services.TryAddSingleton(provider => create(CreateSender(provider, name, userAgent)));
        return services.AddHttpClient(name, http =>
        {
            http.BaseAddress = baseAddress;
            http.Timeout = Timeout.InfiniteTimeSpan; // Time limits are the sender's.
        });
    }

    /// <summary>Registers what puts credentials on the calls of this client, and of no other.</summary>
    /// <typeparam name="TCredentials">One instance serves all calls.</typeparam>
    /// <param name="builder">What the emitted <c>Add...Client</c> returned.</param>
    public static IHttpClientBuilder AddApiCredentials<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TCredentials>(
        this IHttpClientBuilder builder)
        where TCredentials : class, IApiCredentials
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddKeyedSingleton<IApiCredentials, TCredentials>(builder.Name);
        return builder;
    }

    private static ApiSender CreateSender(IServiceProvider provider, string name, string userAgent)
    {
        var options = provider.GetRequiredService<IOptionsMonitor<ApiClientOptions>>().Get(name);
        options.Credentials ??= provider.GetKeyedService<IApiCredentials>(name);
        var factory = provider.GetRequiredService<IHttpClientFactory>();
        return new(() => factory.CreateClient(name), userAgent, options);
    }
}
