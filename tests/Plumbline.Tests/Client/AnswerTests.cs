using System.Net;
using Plumbline.Client;
using Plumbline.Json;
using static Plumbline.Tests.Client.ScriptedHandler;

namespace Plumbline.Tests.Client;

public sealed class AnswerTests
{
    private const string Secret = "jane@example.io";

    [Fact]
    public async Task A_documented_success_is_its_value() =>
        Assert.Equal("Jane", await Calls.Sender(new(Answer(200, "\"Jane\""))).Send(Calls.Get));

    [Fact]
    public async Task A_success_without_body_is_nothing_even_if_a_body_comes() =>
        Assert.Equal(default, await Calls.Sender(new(Answer(204, "<html>"))).Send(Calls.Delete));

    [Fact]
    public async Task A_documented_failure_carries_its_body_headers_and_operation()
    {
        var sender = Calls.Sender(new(Answer(422, $"\"{Secret}\"", ("X-Trace", "7"))));
        var error = await Assert.ThrowsAsync<ApiException<string>>(() => sender.Send(Calls.Post));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, error.StatusCode);
        Assert.Equal(Secret, error.Body);
        Assert.Equal(Secret, error.UntypedBody);
        Assert.Equal("Users.Post", error.Operation);
        Assert.Equal("7", error.Headers["x-trace"]);
        Assert.Equal("Users.Post: the service answered 422 (UnprocessableEntity).", error.Message);
    }

    [Fact]
    public async Task A_documented_404_has_its_own_exception()
    {
        var error = await Assert.ThrowsAsync<ApiNotFoundException>(() => Calls.Sender(new(Answer(404))).Send(Calls.Get));
        Assert.Equal("Users.GetById: the service answered 404 (NotFound).", error.Message);
    }

    [Fact]
    public async Task A_documented_404_with_a_body_is_caught_as_any_404()
    {
        var operation = new ApiOperation<Nothing>("A.Get", "GET", ApiAnswer.Of<string, StringCodec>(404));
        ApiNotFoundException error = await Assert.ThrowsAsync<ApiNotFoundException<string>>(
            () => Calls.Sender(new(Answer(404, "\"gone\""))).Send(operation));
        Assert.Equal("gone", error.UntypedBody);
    }

    [Theory]
    [InlineData(418)]
    [InlineData(404)]
    [InlineData(200)]
    [InlineData(599)]
    public async Task An_undocumented_status_tells_status_and_the_start_of_the_body(int status)
    {
        var sender = Calls.Sender(new(Answer(status, Secret + new string('x', 5000))));
        var error = await Assert.ThrowsAsync<UndocumentedResponseException>(() => sender.Send(Calls.Post));
        Assert.Equal(status, (int)error.StatusCode);
        Assert.Equal(1024, error.Excerpt.Length);
        Assert.StartsWith(Secret, error.Excerpt, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("17")]
    [InlineData("null")]
    [InlineData("<html>jane@example.io</html>")]
    public async Task A_body_that_is_not_what_the_document_says_is_a_format_error(string body)
    {
        var error = await Assert.ThrowsAsync<ApiResponseFormatException>(() => Calls.Sender(new(Answer(200, body))).Send(Calls.Get));
        Assert.Equal("", error.Pointer);
        Assert.StartsWith("Users.GetById: the body of the answer 200 (OK) is not", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_format_error_points_to_the_first_problem()
    {
        var operation = new ApiOperation<ApiList<int>>("A.Get", "GET", ApiAnswer.Of<ApiList<int>, ListCodec<int, Int32Codec>>(200));
        var error = await Assert.ThrowsAsync<ApiResponseFormatException>(() => Calls.Sender(new(Answer(200, $"""[1, "{Secret}", true]"""))).Send(operation));
        Assert.Equal("/1", error.Pointer);
        Assert.Contains("at '/1': must be", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_format_error_in_a_documented_failure_keeps_the_status()
    {
        var error = await Assert.ThrowsAsync<ApiResponseFormatException>(() => Calls.Sender(new(Answer(422, "{"))).Send(Calls.Post));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, error.StatusCode);
    }

    [Theory]
    [InlineData(9, true)]
    [InlineData(10, false)]
    public async Task A_body_larger_than_the_limit_is_a_format_error(int length, bool fits)
    {
        var options = Calls.Patient(TimeProvider.System);
        options.MaximumResponseBytes = 9;
        var body = "\"" + new string('x', length - 2) + "\"";
        var task = Calls.Sender(new(Answer(200, body)), options).Send(Calls.Get);
        if (fits)
            Assert.Equal(length - 2, (await task).Length);
        else
            await Assert.ThrowsAsync<ApiResponseFormatException>(() => task);
    }

    [Fact]
    public async Task A_large_body_is_read_whole()
    {
        var text = new string('x', 1_000_000);
        Assert.Equal(text, await Calls.Sender(new(Answer(200, $"\"{text}\""))).Send(Calls.Get));
    }

    [Fact]
    public async Task The_default_answer_stands_for_every_status_that_is_not_listed()
    {
        var operation = new ApiOperation<string>("A.Get", "GET", ApiAnswer.Of<int, Int32Codec>(400), ApiAnswer.Of<string, StringCodec>(null));
        Assert.Equal("x", await Calls.Sender(new(Answer(206, "\"x\""))).Send(operation));
        var other = await Assert.ThrowsAsync<ApiException<string>>(() => Calls.Sender(new(Answer(500, "\"y\""))).Send(operation));
        Assert.Equal("y", other.Body);
        var listed = await Assert.ThrowsAsync<ApiException<int>>(() => Calls.Sender(new(Answer(400, "3"))).Send(operation));
        Assert.Equal(3, listed.Body);
    }

    [Fact]
    public async Task A_second_success_of_another_type_is_told_by_exception()
    {
        var operation = new ApiOperation<string>("A.Get", "GET", ApiAnswer.Of<string, StringCodec>(200), ApiAnswer.Of<int, Int32Codec>(202));
        var error = await Assert.ThrowsAsync<ApiException<int>>(() => Calls.Sender(new(Answer(202, "5"))).Send(operation));
        Assert.Equal(5, error.Body);
    }

    [Theory]
    [InlineData(200, "\"x\"")]
    [InlineData(200, "{")]
    [InlineData(404, "")]
    [InlineData(500, "oops")]
    public async Task Every_answer_is_disposed(int status, string body)
    {
        var handler = new ScriptedHandler(Answer(status, body));
        await Task.WhenAny(Calls.Sender(handler).Send(Calls.Get));
        Assert.True(Assert.Single(handler.Bodies).IsDisposed);
    }

    [Fact]
    public async Task Status_and_headers_of_a_success_are_there_for_who_asks()
    {
        var sender = Calls.Sender(new(Answer(201, "\"x\"", ("Location", "/users/1"), ("X-A", "1"), ("X-A", "2"))));
        var response = await sender.WithResponseAsync(inner => inner, inner => inner.Send(Calls.Post));
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal("x", response.Value);
        Assert.Equal("/users/1", response.Headers["location"]);
        Assert.Equal(["1", "2"], response.Headers.GetValues("X-A"));
        Assert.Equal("1, 2", response.Headers["x-a"]);
        Assert.Null(response.Headers["X-B"]);
    }

    [Fact]
    public async Task Status_and_headers_need_exactly_one_call()
    {
        var sender = Calls.Sender(new(Answer(204)));
        var one = await sender.WithResponseAsync(inner => inner, inner => (Task)inner.Send(Calls.Delete));
        Assert.Equal(HttpStatusCode.NoContent, one.StatusCode);
        await Assert.ThrowsAsync<InvalidOperationException>(() => sender.WithResponseAsync(inner => inner, _ => Task.CompletedTask));
        await Assert.ThrowsAsync<InvalidOperationException>(() => sender.WithResponseAsync(
            inner => inner,
            async Task (inner) =>
            {
                await inner.Send(Calls.Delete);
                await inner.Send(Calls.Delete);
            }));
    }
}
