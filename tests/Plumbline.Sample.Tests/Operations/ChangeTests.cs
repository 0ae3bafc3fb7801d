using Plumbline.Sample.Tests.Hosting;

namespace Plumbline.Sample.Tests.Operations;

public sealed class ChangeTests(SampleServer server)
{
    private const string Full = """{"email":"EMAIL","name":{"first":"Ada","last":"Lovelace"}}""";

    [Theory]
    [InlineData("{}", """{"id":"ID","name":{},"status":"active"}""")]
    [InlineData("""{"email":null,"name":{"first":"Eva"}}""", """{"id":"ID","name":{"first":"Eva"},"status":"active"}""")]
    [InlineData("""{"email":"EMAIL"}""", """{"id":"ID","email":"EMAIL","name":{},"status":"active"}""")]
    public Task Puts_a_form_in_place_of_the_former_values(string form, string expected) => ChangesTo(server.PutAsync, form, expected);

    [Theory]
    [InlineData("{}", """{"id":"ID","email":"EMAIL","name":{"first":"Ada","last":"Lovelace"},"status":"active"}""")]
    [InlineData("""{"email":null}""", """{"id":"ID","name":{"first":"Ada","last":"Lovelace"},"status":"active"}""")]
    [InlineData("""{"name":null}""", """{"id":"ID","email":"EMAIL","name":{},"status":"active"}""")]
    [InlineData("""{"name":{"first":"Eva"}}""", """{"id":"ID","email":"EMAIL","name":{"first":"Eva"},"status":"active"}""")]
    [InlineData("""{"email":"x.EMAIL","password":null}""", """{"id":"ID","email":"x.EMAIL","name":{"first":"Ada","last":"Lovelace"},"status":"active"}""")]
    public Task Patches_what_is_named_clears_what_is_null_and_leaves_the_rest(string form, string expected) => ChangesTo(server.PatchAsync, form, expected);

    [Theory]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    public async Task Answers_404_where_nobody_has_the_id(string method)
    {
        var answer = await server.SendAsync(new(method), "/users/nobody", SampleServer.Json("{}"));
        Assert.Equal((404, null, ""), (answer.Status, answer.Type, answer.Text));
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    public async Task Refuses_a_bad_form_and_changes_nothing(string method)
    {
        var id = await server.CreateAsync("""{"name":{"first":"Ada"}}""");
        var answer = await server.SendAsync(
            new(method), $"/users/{id}", SampleServer.Json("""{"email":"@","password":"1234567","name":{"first":"Eva","last":false}}"""));
        answer.IsGenericError(
            "invalid",
            "/email must be an email address",
            "/password must have at least 8 characters, but has 7",
            "/name/last must be a string");
        Assert.Equal("Ada", (await server.GetAsync($"/users/{id}")).Json.GetProperty("name").GetProperty("first").GetString());
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    public async Task Refuses_an_address_that_another_user_has(string method)
    {
        var email = SampleServer.NewEmail();
        await server.CreateAsync($$"""{"email":"{{email}}"}""");
        var id = await server.CreateAsync();
        var answer = await server.SendAsync(new(method), $"/users/{id}", SampleServer.Json($$"""{"email":"{{email}}"}"""));
        answer.IsGenericError("email_taken", "Another user has this e-mail address.");
    }

    private async Task ChangesTo(Func<string, string, Task<Answer>> change, string form, string expected)
    {
        var email = SampleServer.NewEmail();
        var id = await server.CreateAsync(Full.Replace("EMAIL", email, StringComparison.Ordinal));
        var user = expected.Replace("ID", id, StringComparison.Ordinal).Replace("EMAIL", email, StringComparison.Ordinal);
        (await change(id, form.Replace("EMAIL", email, StringComparison.Ordinal))).IsJson(200, user);
        (await server.GetAsync($"/users/{id}")).IsJson(200, user);
    }
}
