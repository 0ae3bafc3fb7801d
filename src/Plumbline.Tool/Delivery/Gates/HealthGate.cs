using System.Diagnostics;
using System.Globalization;
using System.Net;
using Plumbline.Spec.Export.Gateway;
using Plumbline.Tool.Delivery.Providers;

namespace Plumbline.Tool.Delivery.Gates;

/// <summary>Asks instances themselves whether they can work.</summary>
/// <param name="provider">Tells which run.</param>
internal sealed class HealthGate(IDeliveryProvider provider) : IDisposable
{
    // One good answer may be luck.
    private const int Answers = 2;

    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { Timeout = TimeSpan.FromSeconds(5) };

    /// <summary>Waits until an instance is healthy.</summary>
    /// <param name="service">The service.</param>
    /// <param name="slot">The instance's place.</param>
    /// <param name="port">Where it listens.</param>
    /// <param name="patience">How long it may take.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <returns>What is wrong; null where it is healthy.</returns>
    public async Task<string?> WaitAsync(string service, int slot, int port, TimeSpan patience, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var last = "it never answered";
        for (var good = 0; good < Answers;)
        {
            if (await AskAsync(port, cancellationToken).ConfigureAwait(false) is { } problem)
                (last, good) = (problem, 0);
            else
                good++;

            // After the question: somebody else may listen on the port, and answer.
            if ((await provider.ListAsync(service).ConfigureAwait(false)).All(running => running.Slot != slot))
                return $"{Name(slot, port)} ended by itself: {Last(provider.LogOf(service, slot))}";
            if (good < Answers && Stopwatch.GetElapsedTime(started) > patience)
                return string.Create(CultureInfo.InvariantCulture, $"{Name(slot, port)} is not healthy after {patience.TotalSeconds} s: {last}");
            if (good < Answers)
                await Task.Delay(200, cancellationToken).ConfigureAwait(false);
        }

        return null;
    }

    /// <summary>Asks an instance once.</summary>
    /// <param name="port">Where it listens.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <returns>What is wrong; null where it is healthy.</returns>
    public async Task<string?> AskAsync(int port, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await _client.GetAsync(new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}{GatewayModel.HealthPath}")), cancellationToken).ConfigureAwait(false);
            return answer.StatusCode == HttpStatusCode.OK ? null : string.Create(CultureInfo.InvariantCulture, $"its health check answers {(int)answer.StatusCode}");
        }
        catch (HttpRequestException exception)
        {
            return $"its health check does not answer ({exception.HttpRequestError})";
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return "its health check does not answer in time";
        }
    }

    /// <summary>How an instance is called.</summary>
    /// <param name="slot">Its place.</param>
    /// <param name="port">Where it listens.</param>
    public static string Name(int slot, int port) => string.Create(CultureInfo.InvariantCulture, $"instance {slot + 1} on port {port}");

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private static string Last(string log) => log.Split('\n').LastOrDefault(line => line.Contains("xception", StringComparison.Ordinal) || line.Contains("rror", StringComparison.Ordinal))?.Trim()
        ?? (log.Trim() is { Length: > 0 } text ? text.Split('\n')[^1].Trim() : "it wrote nothing");
}
