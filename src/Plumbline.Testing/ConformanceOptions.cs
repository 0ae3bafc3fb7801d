using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Plumbline.Events;
using Plumbline.Testing.Hosting;

namespace Plumbline.Testing;

/// <summary>Where the service under test runs.</summary>
public enum ConformanceTarget
{
    /// <summary>In this process, without sockets.</summary>
    InMemory,

    /// <summary>In this process, behind Kestrel on a free port.</summary>
    Kestrel,
}

/// <summary>What a suite may set: see <see cref="ConformanceSuite{TProgram}.Configure"/>.</summary>
public sealed class ConformanceOptions
{
    private readonly List<Action<IWebHostBuilder>> _hosts = [];

    /// <summary>Where the service runs. The environment variable <c>PLUMBLINE_CONFORMANCE_URL</c> names a running one instead.</summary>
    public ConformanceTarget Target { get; set; } = ConformanceTarget.InMemory;

    /// <summary>What random values start from; every failure names it. <c>PLUMBLINE_CONFORMANCE_SEED</c> overrides it, e.g. with what a failure named.</summary>
    public int Seed { get; set; } = 1;

    /// <summary>How many random requests an operation gets.</summary>
    public int RandomRequests { get; set; } = 25;

    /// <summary>How long one answer may take.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long an event may take until it is published.</summary>
    public TimeSpan EventTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>A running service, in place of one in this process. <c>PLUMBLINE_CONFORMANCE_URL</c> overrides it.</summary>
    public Uri? Address { get; set; }

    /// <summary>
    /// The document is a consumer's copy of another service's, which runs here: answers may hold more than it says, and what the service
    /// takes beyond it is its own business.
    /// </summary>
    public bool IsConsumersCopy { get; set; }

    /// <summary>
    /// Only requests that change nothing, for services that other people use; nothing is prepared either. <c>PLUMBLINE_CONFORMANCE_SAFE=1</c>
    /// turns it on.
    /// </summary>
    public bool IsSafe { get; set; }

    /// <summary>The least level that the service's log shows while it runs in this process; its own settings are set aside.</summary>
    public LogLevel ServiceLog { get; set; } = LogLevel.Error;

    internal Action<HttpRequestMessage, string?>? Authentication { get; private set; }

    internal Func<HttpClient, CancellationToken, Task>? Preparation { get; private set; }

    internal Dictionary<string, Func<Random, JsonNode?>> Providers { get; } = new(StringComparer.Ordinal);

    internal List<(string Place, Func<Random, JsonNode?> Make)> Refusals { get; } = [];

    internal List<(string Operation, Func<JsonNode?, JsonNode?, string?> Find)> Expectations { get; } = [];

    internal List<OwnerService> Owners { get; } = [];

    internal List<(string Model, JsonObject Known)> Replicas { get; } = [];

    internal List<(string Operation, string? Check, string Reason)> Skips { get; } = [];

    /// <summary>Changes the host, e.g. its services or settings, where the service runs in this process.</summary>
    /// <param name="configure">The change.</param>
    public void ConfigureHost(Action<IWebHostBuilder> configure) => _hosts.Add(configure);

    /// <summary>Proves who calls, on every request to an operation that demands it.</summary>
    /// <param name="authenticate">Gets the request and the document's scheme (<c>bearer</c>, <c>basic</c>, ...; null where it names none).</param>
    public void Authenticate(Action<HttpRequestMessage, string?> authenticate) => Authentication = authenticate;

    /// <summary>Puts data in place before the first check.</summary>
    /// <param name="prepare">Gets a client of the service.</param>
    public void Prepare(Func<HttpClient, CancellationToken, Task> prepare) => Preparation = prepare;

    /// <summary>Supplies values of a type, or of one field of it, where the document does not say what is valid (a known customer's id, say).</summary>
    /// <param name="place">A type's name (<c>user_form</c>), a field (<c>user_form.customer_id</c>), or a path or query parameter (<c>GET /users/:id id</c>).</param>
    /// <param name="make">Makes a value.</param>
    public void Provide(string place, Func<Random, JsonNode?> make) => Providers[place] = make;

    /// <summary>Says what the service must refuse although the document allows it: a customer that nobody knows, an order in two currencies.</summary>
    /// <param name="place">A body's type (<c>order_form</c>), or one field of it (<c>order_form.user_id</c>).</param>
    /// <param name="make">Makes a value that must be refused with 400 or 422.</param>
    public void Refuse(string place, Func<Random, JsonNode?> make) => Refusals.Add((place, make));

    /// <summary>
    /// Tells the service of something of another service's that it keeps a replica of, as its owner would: by an event, before the first
    /// check. Needs a service in this process whose stream is in memory.
    /// </summary>
    /// <param name="model">The owner's model that the document's <c>consumes</c> names, e.g. <c>user</c>.</param>
    /// <param name="known">Its key, and whatever else matters; the rest is made up.</param>
    public void Replicate(string model, JsonObject known) => Replicas.Add((model, known));

    /// <summary>
    /// Runs the owner of what the service keeps a replica of beside it, on the stream that the service reads: what is done to the owner over
    /// HTTP must reach the replica. Needs a service in this process whose stream is in memory.
    /// </summary>
    /// <param name="document">The owner's document.</param>
    /// <param name="build">Builds the owner, without starting it, from a command line (a free port, data of its own) and the stream.</param>
    public void RunOwner(string document, Func<string[], IEventStream, WebApplication> build) => Owners.Add(new(document, build));

    /// <summary>Says what must hold of answers beyond the document: that a total is the sum of its items, say.</summary>
    /// <param name="operation">The operation, <c>POST /orders</c>.</param>
    /// <param name="find">Gets the body of a request that was accepted and that of its answer, and says what is wrong; null where nothing is.</param>
    public void Expect(string operation, Func<JsonNode?, JsonNode?, string?> find) => Expectations.Add((operation, find));

    /// <summary>Leaves out checks; they are shown as skipped, with the reason.</summary>
    /// <param name="operation">The operation, <c>POST /users</c>.</param>
    /// <param name="check">The check's name; null for all.</param>
    /// <param name="reason">Why.</param>
    public void Skip(string operation, string? check, string reason) => Skips.Add((operation, check, reason));

    internal void Apply(IWebHostBuilder builder)
    {
        // Thousands of requests, most of them refused on purpose, are no news. Nor is a health check that is made to fail.
        builder.ConfigureServices(services => services.PostConfigure<LoggerFilterOptions>(filter =>
        {
            filter.MinLevel = ServiceLog;
            filter.Rules.Clear();
            filter.Rules.Add(new(null, "Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None, null));
        }));
        foreach (var host in _hosts)
            host(builder);
    }
}
