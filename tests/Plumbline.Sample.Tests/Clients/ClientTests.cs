using System.Net;
using Io.Example.CommonV0;
using Io.Example.ErrorV0;
using Io.Example.UserV0;
using Microsoft.Extensions.DependencyInjection;
using Plumbline.Sample.Tests.Hosting;

namespace Plumbline.Sample.Tests.Clients;

/// <summary>The emitted client of the sample's document against the sample itself.</summary>
public sealed class ClientTests(SampleServer server) : IAsyncDisposable
{
    private readonly ServiceProvider _services = Services(server);

    private IUsersClient Users => _services.GetRequiredService<UserClient>().Users;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Walks_through_the_life_of_a_user()
    {
        var email = SampleServer.NewEmail();
        var created = await Users.PostAsync(new() { Email = email, Name = new() { First = "Ada" } }, Token);
        Assert.Equal(new User { Id = created.Id, Email = email, Name = new() { First = "Ada" }, Status = UserStatus.Active }, created);
        Assert.Equal(created, await Users.GetByIdAsync(created.Id, Token));
        Assert.Equal([created], await Users.GetAsync(email: email, cancellationToken: Token));

        var replaced = await Users.PutByIdAsync(created.Id, new() { Name = new() { Last = "King" } }, Token);
        Assert.Equal(created with { Email = null, Name = new() { Last = "King" } }, replaced);

        var patched = await Users.PatchByIdAsync(created.Id, new() { Email = email, Name = Optional<NameForm>.Null }, Token);
        Assert.Equal(created with { Name = new() }, patched);
        Assert.Equal(patched, await Users.PatchByIdAsync(created.Id, new(), Token));

        await Users.DeleteByIdAsync(created.Id, Token);
        await Assert.ThrowsAsync<ApiNotFoundException>(() => Users.GetByIdAsync(created.Id, Token));
    }

    [Fact]
    public async Task Throws_documented_failures_with_their_body()
    {
        var thrown = await Assert.ThrowsAsync<ApiException<GenericError>>(() => Users.PostAsync(new() { Email = "nobody", Password = "short" }, Token));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, thrown.StatusCode);
        Assert.Equal("invalid", thrown.Body.Code);
        Assert.Equal(["/email must be an email address", "/password must have at least 8 characters, but has 5"], thrown.Body.Messages);
    }

    [Fact]
    public async Task Tells_what_the_document_does_not_declare()
    {
        var thrown = await Assert.ThrowsAsync<UndocumentedResponseException>(() => Users.GetAsync(limit: 101, cancellationToken: Token));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, thrown.StatusCode);
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("50%")]
    [InlineData("a?b#c")]
    [InlineData("é 😀")]
    public async Task Sends_any_id_as_one_segment(string id) =>
        await Assert.ThrowsAsync<ApiNotFoundException>(() => Users.GetByIdAsync(id, Token));

    [Fact]
    public async Task Asks_for_health()
    {
        var health = await _services.GetRequiredService<UserClient>().Healthchecks.GetHealthcheckAsync(Token);
        Assert.Equal("healthy", health.Status);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private static ServiceProvider Services(SampleServer server)
    {
        var services = new ServiceCollection();
        services.AddUserClient(server.Address);
        return services.BuildServiceProvider();
    }
}
