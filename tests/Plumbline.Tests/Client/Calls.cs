using Plumbline.Client;
using Plumbline.Json;

namespace Plumbline.Tests.Client;

/// <summary>Operations and senders for tests.</summary>
internal static class Calls
{
    public static ApiOperation<string> Get { get; } =
        new("Users.GetById", "GET", ApiAnswer.Of<string, StringCodec>(200), ApiAnswer.Of(404), ApiAnswer.Of<string, StringCodec>(409))
        {
            IsIdempotent = true,
        };

    public static ApiOperation<string> Post { get; } =
        new("Users.Post", "POST", ApiAnswer.Of<string, StringCodec>(201), ApiAnswer.Of<string, StringCodec>(422));

    public static ApiOperation<Nothing> Delete { get; } = new("Users.DeleteById", "DELETE", ApiAnswer.Of(204)) { IsIdempotent = true };

    /// <summary>Options without time limits and jitter, so that the only timers are waits between attempts.</summary>
    public static ApiClientOptions Patient(TimeProvider clock) => new()
    {
        TimeProvider = clock,
        Timeout = null,
        AttemptTimeout = null,
        RetryJitter = false,
        CircuitBreaker = null,
    };

    public static ApiSender Sender(ScriptedHandler handler, ApiClientOptions? options = null, string address = "https://users.test") =>
        new(new HttpClient(handler) { BaseAddress = new(address) }, "plumbline-user/1.0", options ?? Patient(TimeProvider.System));

    public static Task<T> Send<T>(this ApiSender sender, ApiOperation<T> operation, ApiRequest? request = null) =>
        sender.SendAsync(operation, request ?? new("/users/1"), TestContext.Current.CancellationToken);

    /// <summary>What one request looks like on the wire.</summary>
    public static async Task<SentRequest> Wire(ApiRequest request, ApiOperation? operation = null, string address = "https://users.test")
    {
        var handler = new ScriptedHandler(ScriptedHandler.Answer(204));
        var sender = Sender(handler, address: address);
        await sender.Send((ApiOperation<Nothing>?)operation ?? Delete, request);
        return Assert.Single(handler.Sent);
    }
}
