using Microsoft.Extensions.DependencyInjection;
using Plumbline.Client;
using static Plumbline.Tests.Client.ScriptedHandler;

namespace Plumbline.Tests.Client;

public sealed class RegistrationTests
{
    private static readonly ApiOperation<Nothing> s_secured =
        new("A.Get", "GET", ApiAnswer.Of(204)) { Auth = new("bearer", "read", "write") };

    [Fact]
    public async Task A_registered_client_uses_the_factory_with_the_users_handlers()
    {
        var handler = new ScriptedHandler(Answer(204));
        var services = new ServiceCollection();
        Add(services, "one", handler).AddHttpMessageHandler(() => new Stamp());
        await using var provider = services.BuildServiceProvider();
        await provider.GetRequiredService<TestClient>().Sender.Send(Calls.Delete);
        Assert.Equal("https://one.test/users/1", handler.Sent[0].Uri);
        Assert.Equal("yes", handler.Sent[0].Headers["X-Stamp"]);
        Assert.Same(provider.GetRequiredService<TestClient>(), provider.GetRequiredService<TestClient>());
    }

    [Fact]
    public async Task Options_are_taken_from_the_call_and_from_the_services()
    {
        var handler = new ScriptedHandler(Answer(503));
        var services = new ServiceCollection();
        Add(services, "one", handler, options => options.RetryDelay = TimeSpan.FromMilliseconds(1));
        services.Configure<ApiClientOptions>("one", options => options.MaximumRetries = 1);
        await using var provider = services.BuildServiceProvider();
        await Assert.ThrowsAsync<UndocumentedResponseException>(() => provider.GetRequiredService<TestClient>().Sender.Send(Calls.Delete));
        Assert.Equal(2, handler.Sent.Count);
    }

    [Fact]
    public async Task Credentials_are_put_on_calls_that_ask_for_them_and_on_no_others()
    {
        var handler = new ScriptedHandler(Answer(204));
        var services = new ServiceCollection();
        Add(services, "one", handler).AddApiCredentials<Token>();
        await using var provider = services.BuildServiceProvider();
        var sender = provider.GetRequiredService<TestClient>().Sender;
        await sender.Send(s_secured);
        await sender.Send(Calls.Delete);
        Assert.Equal("bearer read+write", handler.Sent[0].Headers["Authorization"]);
        Assert.DoesNotContain("Authorization", handler.Sent[1].Headers.Keys);
    }

    [Fact]
    public async Task Credentials_of_one_client_never_reach_another_service()
    {
        var handler = new ScriptedHandler(Answer(204));
        var services = new ServiceCollection();
        Add(services, "other", new ScriptedHandler()).AddApiCredentials<Token>();
        services.AddApiClient("one", "one", new("https://one.test"), null, sender => new OtherClient(sender))
            .ConfigurePrimaryHttpMessageHandler(() => handler);
        await using var provider = services.BuildServiceProvider();
        await provider.GetRequiredService<OtherClient>().Sender.Send(s_secured);
        Assert.DoesNotContain("Authorization", handler.Sent[0].Headers.Keys);
    }

    [Fact]
    public async Task Without_services_credentials_come_from_the_options()
    {
        var handler = new ScriptedHandler(Answer(503), Answer(204));
        var options = Calls.Patient(TimeProvider.System);
        options.RetryDelay = TimeSpan.FromMilliseconds(1);
        options.Credentials = new Token();
        await Calls.Sender(handler, options).Send(
            new ApiOperation<Nothing>("A.Get", "GET", ApiAnswer.Of(204)) { Auth = new("basic"), IsIdempotent = true });
        Assert.All(handler.Sent, sent => Assert.Equal("basic", sent.Headers["Authorization"].Trim()));
        Assert.Equal(2, handler.Sent.Count);
    }

    [Fact]
    public void A_relative_address_is_refused() => Assert.Throws<ArgumentException>(
        "baseAddress",
        () => new ServiceCollection().AddApiClient("a", "a", new("/users", UriKind.Relative), null, sender => new TestClient(sender)));

    private static IHttpClientBuilder Add(
        ServiceCollection services, string name, HttpMessageHandler handler, Action<ApiClientOptions>? configure = null) =>
        services.AddApiClient(name, "user", new($"https://{name}.test"), configure, sender => new TestClient(sender))
            .ConfigurePrimaryHttpMessageHandler(() => handler);

    private sealed record TestClient(ApiSender Sender);

    private sealed record OtherClient(ApiSender Sender);

    private sealed class Token : IApiCredentials
    {
        public ValueTask ApplyAsync(HttpRequestMessage request, AuthRequirement requirement, CancellationToken cancellationToken)
        {
            request.Headers.TryAddWithoutValidation("Authorization", $"{requirement.Scheme} {string.Join('+', requirement.Scopes)}");
            return default;
        }
    }

    private sealed class Stamp : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Add("X-Stamp", "yes");
            return base.SendAsync(request, cancellationToken);
        }
    }
}
