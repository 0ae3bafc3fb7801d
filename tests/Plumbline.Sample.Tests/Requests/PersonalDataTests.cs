using Plumbline.Sample.Tests.Hosting;

namespace Plumbline.Sample.Tests.Requests;

/// <summary>E-mail addresses, passwords and names are personal data: what a refused caller sent is neither sent back nor logged.</summary>
public sealed class PersonalDataTests(SampleServer server)
{
    [Theory]
    [InlineData("""{"email":"SECRET"}""")]
    [InlineData("""{"email":{"SECRET":1},"name":"SECRET"}""")]
    [InlineData("""{"password":"S"}SECRET""")]
    [InlineData("""{"password":SECRET}""")]
    [InlineData("""{"password":nSECRET}""")]
    [InlineData("""{"password":tSECRET}""")]
    [InlineData("""{"password":tru SECRET}""")]
    [InlineData("""{"password":f' is SECRET' is it}""")]
    [InlineData("""{"password":"\SECRET"}""")]
    [InlineData("""{"password":-SECRET}""")]
    [InlineData("""{"password" SECRET}""")]
    [InlineData("""{SECRET:1}""")]
    [InlineData("""{"name":{"first":["SECRET"]}}""")]
    public async Task Repeats_no_value_in_an_error(string template)
    {
        const string Secret = "Wq7Xk2";
        foreach (var method in new[] { HttpMethod.Post, HttpMethod.Put, HttpMethod.Patch })
        {
            var path = method == HttpMethod.Post ? "/users" : $"/users/{await server.CreateAsync()}";
            var answer = await server.SendAsync(method, path, SampleServer.Json(template.Replace("SECRET", Secret, StringComparison.Ordinal)));
            Assert.InRange(answer.Status, 400, 422);
            Assert.DoesNotContain(Secret, answer.Text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(server.Log.All, line => line.Contains(Secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Repeats_no_address_that_is_taken()
    {
        var email = SampleServer.NewEmail();
        await server.CreateAsync($$"""{"email":"{{email}}","password":"pass {{email}}"}""");
        var answer = await server.PostAsync($$"""{"email":"{{email}}"}""");
        Assert.Equal(422, answer.Status);
        Assert.DoesNotContain(email, answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(server.Log.All, line => line.Contains(email, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Never_answers_a_password()
    {
        var answer = await server.PostAsync("""{"password":"correct horse"}""");
        Assert.DoesNotContain("horse", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("password", answer.Text, StringComparison.Ordinal);
    }
}
