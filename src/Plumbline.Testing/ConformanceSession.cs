using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Plumbline.Spec.Streams;
using Plumbline.Testing.Checks;
using Plumbline.Testing.Documents;
using Plumbline.Testing.Hosting;
using Plumbline.Testing.Reporting;
using Plumbline.Testing.Requests;
using Plumbline.Testing.Values;
using Xunit;

namespace Plumbline.Testing;

/// <summary>The running service that all rows of a suite share. xunit creates it; there is nothing to call.</summary>
/// <typeparam name="TProgram">A type of the service's assembly.</typeparam>
public sealed class ConformanceSession<TProgram> : IAsyncDisposable
    where TProgram : class
{
    private readonly SemaphoreSlim _starting = new(1, 1);
    private readonly InsideService _inside = new();
    private ConformanceOptions _options = new();
    private ConformanceSeed _seed;
    private TestedDocument? _document;
    private DocumentCoverage? _coverage;
    private ConformanceSummary? _summary;
    private HttpClient? _client;
    private WebApplicationFactory<TProgram>? _factory;
    private ApiSession? _session;

    /// <summary>Stops the service and writes the summary.</summary>
    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        if (_factory is not null)
            await _factory.DisposeAsync().ConfigureAwait(false);

        _summary?.Write();
        _inside.Dispose();
        _starting.Dispose();
    }

    internal async Task StartAsync(string path, Action<ConformanceOptions> configure, CancellationToken cancellationToken)
    {
        await _starting.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_session is not null)
                return;

            var options = new ConformanceOptions();
            configure(options);
            options.IsSafe |= Environment.GetEnvironmentVariable("PLUMBLINE_CONFORMANCE_SAFE") is "1" or "true";
            _options = options;
            _document = TestedDocument.Load(path);
            _coverage = new(_document);
            _summary = new(_document, _coverage);
            _client = Connect(options);
            _seed = ConformanceSeed.Parse(Environment.GetEnvironmentVariable("PLUMBLINE_CONFORMANCE_SEED"))
                ?? new(options.Seed, _factory is null ? ConformanceSeed.NewRun() : "");
            await ReplicateAsync(options, cancellationToken).ConfigureAwait(false);
            // What is prepared is data, and data of a service that other people use is theirs.
            if (options.Preparation is { } prepare && !options.IsSafe)
                await prepare(_client, cancellationToken).ConfigureAwait(false);

            _session = new(_client, options, _factory is null ? null : _inside);
        }
        finally
        {
            _starting.Release();
        }
    }

    /// <summary>Why a row is left out; null where it is not.</summary>
    internal string? SkipReason(string operation, string check)
    {
        if (FindSkip(operation, check) is not { } reason)
            return null;

        _summary!.Add(new(Find(_document!, operation), check, 0, [], [], TimeSpan.Zero) { SkipReason = reason });
        return reason;
    }

    private async Task ReplicateAsync(ConformanceOptions options, CancellationToken cancellationToken)
    {
        if (options.Replicas.Count == 0)
            return;

        var owners = _factory is null ? null : OwnerEvents.Of(_inside.Services, _document!);
        foreach (var (model, known) in options.Replicas)
        {
            var owner = owners?.FirstOrDefault(owner => owner.Source.Stream.Subject.Name == model)
                ?? throw new InvalidOperationException($"The service cannot be told of a {model}: its document keeps no replica of one, or its stream is not in this process's memory.");
            var maker = new ValueMaker(_document!.Types, options.Providers, _seed.For($"replica {model}"));
            await owner.TellAsync(EventOperations.Created, owner.Thing(maker, known), maker, cancellationToken).ConfigureAwait(false);
            await owner.SettledAsync(options.EventTimeout, cancellationToken).ConfigureAwait(false);
        }
    }

    private string? FindSkip(string operation, string check)
    {
        var skip = _options.Skips.Find(skip => skip.Operation == operation && (skip.Check is null || skip.Check == check));
        if (skip.Reason is not null)
            return skip.Reason;

        return _options.IsSafe && !Find(check).IsSafe(Find(_document!, operation)) ? "It changes something, and only safe requests are allowed." : null;
    }

    internal async Task<IReadOnlyList<object>> RunAsync(string operation, string check, ITestOutputHelper? output, CancellationToken cancellationToken)
    {
        var tested = Find(_document!, operation);

        var started = Stopwatch.GetTimestamp();
        var maker = new ValueMaker(_document!.Types, _options.Providers, _seed.For($"{operation} {check}"));
        var run = new CheckRun(tested, _session!, new CallMaker(maker, new KnownPaths(_session!)), _options, _seed, _coverage!, cancellationToken);
        await Find(check).RunAsync(run).ConfigureAwait(false);
        foreach (var note in run.Notes.Distinct(StringComparer.Ordinal))
            output?.WriteLine("not tried: " + note);

        output?.WriteLine($"{run.Requests.ToString(CultureInfo.InvariantCulture)} requests");
        _summary!.Add(new(tested, check, run.Requests, [.. run.Failures.Select(failure => failure.ToString())], run.Notes, Stopwatch.GetElapsedTime(started)));
        return run.Failures;
    }

    private static TestedOperation Find(TestedDocument document, string operation) => document.Operations.First(known => known.Name == operation);

    private static ConformanceCheck Find(string check) => ConformanceChecks.All.First(known => known.Name == check);

    private HttpClient Connect(ConformanceOptions options)
    {
        var address = Environment.GetEnvironmentVariable("PLUMBLINE_CONFORMANCE_URL") is { Length: > 0 } url ? new Uri(url) : options.Address;
        if (address is not null)
            return new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = address };

        _factory = new Factory(options, _inside);
        var client = new WebApplicationFactoryClientOptions { AllowAutoRedirect = false };
        if (options.Target == ConformanceTarget.Kestrel)
        {
            // The port is known once the server listens.
            _factory.UseKestrel(0);
            _factory.StartServer();
            client.BaseAddress = _factory.ClientOptions.BaseAddress;
        }

        _inside.Services = _factory.Services;
        return _factory.CreateClient(client);
    }

    private sealed class Factory(ConformanceOptions options, InsideService inside) : WebApplicationFactory<TProgram>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            inside.Configure(builder);
            options.Apply(builder);
        }
    }
}
