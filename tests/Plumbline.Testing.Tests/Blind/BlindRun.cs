using System.Reflection;
using Plumbline.Events;
using Plumbline.Testing.Reporting;
using Plumbline.Testing.Tests.Company;
using Plumbline.Testing.Tests.Faults;

namespace Plumbline.Testing.Tests.Blind;

/// <summary>The suite as its users write it, over a sample as it is or with a fault in its source.</summary>
internal static class BlindRun
{
    private static readonly MethodInfo s_run = typeof(FaultRun).GetMethod(nameof(FaultRun.RunAsync))!;

    /// <summary>Runs it until it has seen enough.</summary>
    /// <param name="fault">What is wrong.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="isEnough">Whether a failure ends it.</param>
    public static Task<IReadOnlyList<ConformanceFailure>> OfAsync(BlindFault fault, int seed, Func<ConformanceFailure, bool> isEnough) => fault.Suite == fault.Sample
        ? OfAsync(fault.Sample, fault, seed, isEnough)
        : OfAsync(fault.Suite, null, seed, isEnough, options =>
        {
            // The fault is in the owner of what the suite's service keeps a replica of.
            options.EventTimeout = TimeSpan.FromSeconds(15);
            var service = SampleVariant.Users.Compile(fault).Assembly.GetType("Users.UsersService")!;
            options.RunOwner(FaultRun.Users, service.GetMethod("Build")!.CreateDelegate<Func<string[], IEventStream, WebApplication>>());
        });

    /// <summary>Runs it, to the end or until it has seen enough.</summary>
    /// <param name="sample">Users or Orders.</param>
    /// <param name="fault">What is wrong; null for nothing.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="isEnough">Whether a failure ends it; null for none.</param>
    /// <param name="configure">What a suite sets beyond what it always sets.</param>
    public static Task<IReadOnlyList<ConformanceFailure>> OfAsync(
        string sample, BlindFault? fault, int seed, Func<ConformanceFailure, bool>? isEnough = null, Action<ConformanceOptions>? configure = null)
    {
        var (variant, document) = sample == "Users" ? (SampleVariant.Users, FaultRun.Users) : (SampleVariant.Orders, OrdersSuite.Document);
        Action<ConformanceOptions> all = options =>
        {
            options.Seed = seed;
            options.ConfigureHost(host => host.UseContentRoot(AppContext.BaseDirectory));
            options.ServiceLog = LogLevel.None;
            if (fault is not null)
                (options.Timeout, options.EventTimeout) = (TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(15));

            if (sample == "Orders")
                OrdersSuite.Configure(options);

            configure?.Invoke(options);
        };
        return (Task<IReadOnlyList<ConformanceFailure>>)s_run.MakeGenericMethod(variant.Compile(fault)).Invoke(null, [document, all, isEnough])!;
    }
}
