using System.Globalization;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Plumbline.Testing.Checks;
using Plumbline.Testing.Documents;
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
    private readonly ConformanceSummary _summary = new();
    private ConformanceOptions _options = new();
    private TestedDocument? _document;
    private HttpClient? _client;
    private WebApplicationFactory<TProgram>? _factory;
    private ApiSession? _session;

    /// <summary>Stops the service and writes the summary.</summary>
    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        if (_factory is not null)
            await _factory.DisposeAsync().ConfigureAwait(false);

        if (_document is not null)
            _summary.Write(_document);
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
            if (int.TryParse(Environment.GetEnvironmentVariable("PLUMBLINE_CONFORMANCE_SEED"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var seed))
                options.Seed = seed;

            _options = options;
            _document = TestedDocument.Load(path);
            _client = Connect(options);
            if (options.Preparation is { } prepare)
                await prepare(_client, cancellationToken).ConfigureAwait(false);

            _session = new(_client, options);
        }
        finally
        {
            _starting.Release();
        }
    }

    internal string? SkipReason(string operation, string check)
    {
        var skip = _options.Skips.Find(skip => skip.Operation == operation && (skip.Check is null || skip.Check == check));
        if (skip.Reason is not null)
            return skip.Reason;

        return _options.IsSafe && !Find(check).IsSafe(Find(_document!, operation)) ? "It changes something, and only safe requests are allowed." : null;
    }

    internal async Task<IReadOnlyList<object>> RunAsync(string operation, string check, ITestOutputHelper? output, CancellationToken cancellationToken)
    {
        var tested = Find(_document!, operation);

        // Every row starts from the seed and its own name, so that it fails alone as it fails among others.
        var random = new Random(unchecked((_options.Seed * 397) ^ StableHash($"{operation} {check}")));
        var maker = new ValueMaker(_document!.Types, _options.Providers, random);
        var run = new CheckRun(tested, _session!, new CallMaker(maker, new KnownPaths(_session!)), _options, cancellationToken);
        await Find(check).RunAsync(run).ConfigureAwait(false);
        foreach (var note in run.Notes.Distinct(StringComparer.Ordinal))
            output?.WriteLine("not tried: " + note);

        output?.WriteLine($"{run.Requests.ToString(CultureInfo.InvariantCulture)} requests");
        _summary.Add(tested, check, run.Requests, run.Failures.Count, run.Notes.Count);
        return run.Failures;
    }

    private static TestedOperation Find(TestedDocument document, string operation) => document.Operations.First(known => known.Name == operation);

    private static ConformanceCheck Find(string check) => ConformanceChecks.All.First(known => known.Name == check);

    // FNV-1a, because the hash of a string differs from process to process.
    private static int StableHash(string text)
    {
        var hash = 2166136261u;
        foreach (var c in text)
            hash = unchecked((hash ^ c) * 16777619u);

        return unchecked((int)hash);
    }

    private HttpClient Connect(ConformanceOptions options)
    {
        if (Environment.GetEnvironmentVariable("PLUMBLINE_CONFORMANCE_URL") is { Length: > 0 } address)
            return new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new(address) };

        _factory = new Factory(options);
        if (options.Target == ConformanceTarget.Kestrel)
            _factory.UseKestrel(0);

        return _factory.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
    }

    private sealed class Factory(ConformanceOptions options) : WebApplicationFactory<TProgram>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder) => options.Apply(builder);
    }
}
