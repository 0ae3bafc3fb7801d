using Microsoft.Extensions.DependencyInjection.Extensions;
using Plumbline.Events;
using Plumbline.Testing.Checks;
using Plumbline.Testing.Documents;
using Plumbline.Testing.Reporting;
using Plumbline.Testing.Tests.Lab;

namespace Plumbline.Testing.Tests.Faults;

/// <summary>A whole suite over the sample or the lab, with a fault or without.</summary>
internal static class FaultRun
{
    public const string Users = "specs/user.json";

    /// <summary>Runs every check of every operation of the sample.</summary>
    public static Task<IReadOnlyList<ConformanceFailure>> OfSampleAsync(Fault? fault, int seed, Action<ConformanceOptions>? configure = null) => RunAsync<Program>(Users, options =>
    {
        options.Seed = seed;
        if (fault?.Telling is not null)
            options.EventTimeout = TimeSpan.FromSeconds(2);

        options.ConfigureHost(host => host.ConfigureServices(services => Prepare(services, fault)));
        configure?.Invoke(options);
    });

    /// <summary>Runs every check of every operation of the lab.</summary>
    public static async Task<IReadOnlyList<ConformanceFailure>> OfLabAsync(Fault? fault, int seed)
    {
        await using var lab = await LabServer.StartAsync(fault);
        return await RunAsync<Program>(LabServer.Document, options =>
        {
            options.Seed = seed;
            options.Address = lab.Address;
            options.Authenticate((request, _) => request.Headers.Authorization = new("Bearer", LabServer.Token));
        });
    }

    private static void Prepare(IServiceCollection services, Fault? fault)
    {
        services.AddLogging(logging => logging.ClearProviders());
        if (fault is not null)
            services.AddSingleton<IStartupFilter>(fault);

        services.TryAddSingleton<UserTeller>();
        services.TryAddSingleton(_ => new InMemoryEventStream());
        if (!services.Any(service => service.ServiceType == typeof(IEventStream)))
        {
            services.AddSingleton<IEventStream>(provider => provider.GetRequiredService<InMemoryEventStream>());
            services.AddSingleton<IStartupFilter>(provider => provider.GetRequiredService<UserTeller>());
        }

        if (fault?.Telling is { } telling)
            services.Replace(ServiceDescriptor.Singleton<IEventStream>(provider => new FaultyStream(provider.GetRequiredService<InMemoryEventStream>(), telling)));
    }

    /// <summary>Runs every check of every operation of a service.</summary>
    /// <typeparam name="TProgram">A class of the service.</typeparam>
    /// <param name="document">Its document.</param>
    /// <param name="configure">What a suite sets.</param>
    /// <param name="isEnough">Whether a failure ends it, after its row; null for none.</param>
    public static async Task<IReadOnlyList<ConformanceFailure>> RunAsync<TProgram>(
        string document, Action<ConformanceOptions> configure, Func<ConformanceFailure, bool>? isEnough = null)
        where TProgram : class
    {
        await using var session = new ConformanceSession<TProgram>();
        await session.StartAsync(document, configure, TestContext.Current.CancellationToken);
        var failures = new List<ConformanceFailure>();
        foreach (var operation in TestedDocument.Load(document).Operations)
        {
            foreach (var check in ConformanceChecks.All.Where(check => check.AppliesTo(operation) && !(isEnough is not null && failures.Exists(failure => isEnough(failure)))))
                failures.AddRange((await session.RunAsync(operation.Name, check.Name, null, TestContext.Current.CancellationToken)).Cast<ConformanceFailure>());
        }

        return failures;
    }
}
