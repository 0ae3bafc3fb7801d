using Plumbline.Sample.Tests.Hosting;

namespace Plumbline.Sample.Tests.Operations;

public sealed class CreateTests(SampleServer server)
{
    [Fact]
    public async Task Creates_a_user_and_tells_where_it_is()
    {
        var email = SampleServer.NewEmail();
        var answer = await server.PostAsync($$$"""{"email":"{{{email}}}","password":"long enough","name":{"first":"Ada","last":"Lovelace"}}""");

        var id = answer.Json.GetProperty("id").GetString();
        answer.IsJson(201, $$"""{"id":"{{id}}","email":"{{email}}","name":{"first":"Ada","last":"Lovelace"},"status":"active"}""");
        Assert.Equal($"/users/{id}", answer.Headers["Location"]);
        Assert.Equal(answer.Text, (await server.GetAsync(answer.Headers["Location"])).Text);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"email":null,"password":null,"name":null}""")]
    [InlineData(""" { "nickname" : { "deep" : [ 1 , null ] } , "id" : "chosen" , "status" : 5 } """)]
    public async Task Leaves_out_what_is_absent_null_or_unknown(string form)
    {
        var answer = await server.PostAsync(form);
        answer.IsJson(201, $$"""{"id":"{{answer.Json.GetProperty("id").GetString()}}","name":{},"status":"active"}""");
        Assert.StartsWith("usr-", answer.Json.GetProperty("id").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keeps_names_of_any_script()
    {
        var answer = await server.PostAsync("""{"name":{"first":"\u0410\u0434\u0430 \ud83d\ude00","last":"O'Neill \"<b>\" \\ \t"}}""");
        Assert.Equal(201, answer.Status);
        Assert.Equal("Ада 😀", answer.Json.GetProperty("name").GetProperty("first").GetString());
        Assert.Equal("O'Neill \"<b>\" \\ \t", answer.Json.GetProperty("name").GetProperty("last").GetString());
    }

    [Fact]
    public async Task Tells_every_problem_of_a_form_in_the_type_of_the_document()
    {
        var answer = await server.PostAsync(
            $$$"""{"email":"nobody","password":"short","name":{"first":5,"last":"{{{new string('x', 101)}}}"}}""");
        answer.IsGenericError(
            "invalid",
            "/email must be an email address",
            "/password must have at least 8 characters, but has 5",
            "/name/first must be a string",
            "/name/last must have at most 100 characters, but has 101");
    }

    [Fact]
    public async Task Refuses_an_address_that_somebody_has()
    {
        var email = SampleServer.NewEmail();
        await server.CreateAsync($$"""{"email":"{{email}}"}""");
        var answer = await server.PostAsync($$"""{"email":"{{email}}"}""");
        answer.IsGenericError("email_taken", "Another user has this e-mail address.");
    }

    [Fact]
    public async Task Takes_an_address_that_a_deleted_user_had()
    {
        var email = SampleServer.NewEmail();
        await server.DeleteAsync(await server.CreateAsync($$"""{"email":"{{email}}"}"""));
        Assert.Equal(201, (await server.PostAsync($$"""{"email":"{{email}}"}""")).Status);
    }

    [Theory]
    [InlineData(254, 201)]
    [InlineData(255, 422)]
    public async Task Takes_addresses_up_to_the_documented_length(int length, int status)
    {
        var labels = string.Concat(Enumerable.Repeat(new string('d', 48) + ".", 4)) + "io";
        var email = Guid.NewGuid().ToString("N").PadRight(length - labels.Length - 1, 'x') + "@" + labels;
        Assert.Equal(length, email.Length);
        Assert.Equal(status, (await server.PostAsync($$"""{"email":"{{email}}"}""")).Status);
    }
}
