using System.Reflection;
using System.Text.Json.Nodes;
using Plumbline.Testing.Reporting;
using Plumbline.Testing.Tests.Faults;

namespace Plumbline.Testing.Tests.Blind;

/// <summary>The suite as its users write it, over a sample as it is or with a fault in its source.</summary>
internal static class BlindRun
{
    private static readonly MethodInfo s_run = typeof(FaultRun).GetMethod(nameof(FaultRun.RunAsync))!;

    /// <summary>Runs it until a row fails.</summary>
    /// <param name="sample">Users or Orders.</param>
    /// <param name="fault">What is wrong; null for nothing.</param>
    /// <param name="seed">The seed.</param>
    public static Task<IReadOnlyList<ConformanceFailure>> OfAsync(string sample, BlindFault? fault, int seed)
    {
        var (variant, document) = sample == "Users" ? (SampleVariant.Users, FaultRun.Users) : (SampleVariant.Orders, "specs/order.json");
        Action<ConformanceOptions> configure = options =>
        {
            options.Seed = seed;
            options.ConfigureHost(host => host.UseContentRoot(AppContext.BaseDirectory).ConfigureServices(services => services.AddLogging(logging => logging.ClearProviders())));
            if (fault is not null)
            {
                (options.Timeout, options.EventTimeout) = (TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(5));
            }

            if (sample == "Orders")
            {
                options.Replicate("user", new JsonObject { ["id"] = "usr-1" });
                options.Provide("order_form.user_id", _ => "usr-1");
                options.Refuse("order_form.user_id", _ => "usr-nobody");
            }
        };
        return (Task<IReadOnlyList<ConformanceFailure>>)s_run.MakeGenericMethod(variant.Compile(fault)).Invoke(null, [document, configure, true])!;
    }
}
