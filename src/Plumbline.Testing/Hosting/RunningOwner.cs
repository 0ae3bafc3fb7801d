using Microsoft.AspNetCore.Builder;
using Plumbline.Events;
using Plumbline.Testing.Documents;
using Plumbline.Testing.Requests;

namespace Plumbline.Testing.Hosting;

/// <summary>The service that owns what the one under test keeps a replica of, as it runs: on the same stream, with data of its own.</summary>
internal sealed class RunningOwner : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly DirectoryInfo _data;
    private readonly HttpClient _client;

    private RunningOwner(WebApplication application, DirectoryInfo data, TestedDocument document, ConformanceOptions options)
    {
        (_application, _data) = (application, data);
        Document = document;
        _client = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new(application.Urls.First()) };
        Session = new(_client, options, null);
    }

    /// <summary>Its document.</summary>
    public TestedDocument Document { get; }

    /// <summary>Sends requests to it.</summary>
    public ApiSession Session { get; }

    /// <summary>Builds it as its own program does, and starts it.</summary>
    /// <param name="owner">What the suite's author says of it.</param>
    /// <param name="stream">The stream that both use.</param>
    /// <param name="environment">The name that stands before the names of streams.</param>
    /// <param name="options">What the suite's author set.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<RunningOwner> StartAsync(
        OwnerService owner, IEventStream stream, string environment, ConformanceOptions options, CancellationToken cancellationToken)
    {
        var data = Directory.CreateTempSubdirectory("plumbline-owner-");

        // As it runs for others, not as it does for who develops it.
        string[] arguments =
        [
            "--urls=http://127.0.0.1:0", "--environment=Production", $"--Plumbline:Environment={environment}",
            $"--Plumbline:Storage:ConnectionString={Path.Combine(data.FullName, "owner.db")}", "--Logging:LogLevel:Default=Warning",
        ];
        var application = owner.Build(arguments, stream);
        await application.StartAsync(cancellationToken).ConfigureAwait(false);
        return new(application, data, TestedDocument.Load(owner.Document), options);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _application.DisposeAsync().ConfigureAwait(false);
        try
        {
            _data.Delete(recursive: true);
        }
        catch (IOException)
        {
            // A pooled connection may hold the file a moment longer; the system clears its temporary folder.
        }
    }
}

/// <summary>A service that runs beside the one under test.</summary>
/// <param name="Document">Its document, found as <see cref="ConformanceDocumentAttribute"/> finds documents.</param>
/// <param name="Build">Builds it from a command line and the stream that both use.</param>
internal sealed record OwnerService(string Document, Func<string[], IEventStream, WebApplication> Build);
