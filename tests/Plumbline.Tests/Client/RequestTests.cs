using Plumbline.Client;
using Plumbline.Json;

namespace Plumbline.Tests.Client;

public sealed class RequestTests
{
    [Theory]
    [InlineData("1", "/users/1")]
    [InlineData("../", "/users/..%2F")]
    [InlineData("..\\x", "/users/..%5Cx")]
    [InlineData("a/b", "/users/a%2Fb")]
    [InlineData("%", "/users/%25")]
    [InlineData("%2e%2e", "/users/%252e%252e")]
    [InlineData("?a=b&c#d", "/users/%3Fa%3Db%26c%23d")]
    [InlineData("é ü", "/users/%C3%A9%20%C3%BC")]
    [InlineData("日本\U0001F600", "/users/%E6%97%A5%E6%9C%AC%F0%9F%98%80")]
    [InlineData("a\r\nb\0", "/users/a%0D%0Ab%00")]
    [InlineData("...", "/users/...")]
    [InlineData(" ", "/users/%20")]
    public async Task A_path_value_stays_one_segment(string value, string path)
    {
        var sent = await Calls.Wire(new ApiRequest("/users/").Segment<string, StringCodec>("id", value));
        Assert.Equal("https://users.test" + path, sent.Uri);
    }

    [Fact]
    public async Task Half_a_character_becomes_the_replacement_character()
    {
        var sent = await Calls.Wire(new ApiRequest("/users/").Segment<string, StringCodec>("id", "\ud800"));
        Assert.Equal("https://users.test/users/%EF%BF%BD", sent.Uri);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData(null)]
    public void A_path_value_that_would_change_the_route_is_refused_at_once(string? value)
    {
        var error = Assert.ThrowsAny<ArgumentException>(() => new ApiRequest("/users/").Segment<string, StringCodec>("id", value!));
        Assert.Equal("id", error.ParamName);
    }

    [Fact]
    public async Task Text_of_the_path_follows_a_parameter()
    {
        var sent = await Calls.Wire(new ApiRequest("/a/").Segment<int, Int32Codec>("n", 7).Path("/b/").Segment<string, StringCodec>("s", "x").Path(".csv"));
        Assert.Equal("https://users.test/a/7/b/x.csv", sent.Uri);
    }

    [Theory]
    [InlineData("https://users.test")]
    [InlineData("https://users.test/")]
    public async Task An_address_without_a_path_stands_before_the_path(string address) =>
        Assert.Equal("https://users.test/users", (await Calls.Wire(new("/users"), address: address)).Uri);

    [Theory]
    [InlineData("https://users.test/api/v1")]
    [InlineData("https://users.test/api/v1/")]
    [InlineData("https://users.test/api/v1?ignored")]
    public async Task An_address_with_a_path_keeps_it(string address) =>
        Assert.Equal("https://users.test/api/v1/users", (await Calls.Wire(new("/users"), address: address)).Uri);

    [Fact]
    public async Task A_query_repeats_the_key_of_a_list_and_leaves_out_what_is_null()
    {
        var sent = await Calls.Wire(new ApiRequest("/users")
            .OptionalQuery<string, StringCodec>("none", null)
            .OptionalQuery<int, Int32Codec>("nothing", null)
            .QueryList<string, StringCodec>("email", ["a@b.c", "d&e=f"])
            .QueryList<string, StringCodec>("empty", [])
            .QueryList<string, StringCodec>("absent", null)
            .Query<string, StringCodec>("a b&c", "")
            .OptionalQuery<int, Int32Codec>("limit", 25)
            .OptionalQuery<string, StringCodec>("sort", "-name +x"));
        Assert.Equal("https://users.test/users?email=a%40b.c&email=d%26e%3Df&a%20b%26c=&limit=25&sort=-name%20%2Bx", sent.Uri);
    }

    [Fact]
    public void A_required_query_value_that_is_null_is_refused() =>
        Assert.Throws<ArgumentNullException>("q", () => new ApiRequest("/").Query<string, StringCodec>("q", null!));

    [Fact]
    public async Task Headers_are_sent_and_those_of_content_too()
    {
        var sent = await Calls.Wire(new ApiRequest("/users")
            .Header<string, StringCodec>("X-One", "a")
            .HeaderList<string, StringCodec>("X-Many", ["a", "b"])
            .OptionalHeader<string, StringCodec>("X-None", null)
            .OptionalHeader<int, Int32Codec>("X-Nothing", null)
            .OptionalHeader<int, Int32Codec>("X-Number", 3)
            .Header<string, StringCodec>("Accept", "application/vnd.users+json")
            .Header<string, StringCodec>("Content-Language", "de"));
        Assert.Equal("a", sent.Headers["X-One"]);
        Assert.Equal("a|b", sent.Headers["X-Many"]);
        Assert.Equal("3", sent.Headers["X-Number"]);
        Assert.Equal("application/vnd.users+json", sent.Headers["Accept"]);
        Assert.Equal("de", sent.Headers["Content-Language"]);
        Assert.DoesNotContain("X-None", sent.Headers.Keys);
        Assert.DoesNotContain("X-Nothing", sent.Headers.Keys);
    }

    [Theory]
    [InlineData("a\r\nX-Admin: true")]
    [InlineData("a\nb")]
    [InlineData("a\rb")]
    [InlineData("a\0b")]
    [InlineData("a\u007f")]
    [InlineData("naïve")]
    [InlineData("a\u2028b")]
    public void A_header_value_that_is_no_header_value_is_refused_without_repeating_it(string value)
    {
        var error = Assert.Throws<ArgumentException>("X-Name", () => new ApiRequest("/").Header<string, StringCodec>("X-Name", value));
        Assert.DoesNotContain(value, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a:b")]
    [InlineData("a\r\nb")]
    public void A_header_name_that_is_no_header_name_is_refused(string name) =>
        Assert.ThrowsAny<ArgumentException>(() => new ApiRequest("/").Header<string, StringCodec>(name, "x"));

    [Fact]
    public async Task A_body_is_json()
    {
        var sent = await Calls.Wire(new ApiRequest("/users").Body<string, StringCodec>("a\"<ü"));
        Assert.Equal("application/json", sent.Headers["Content-Type"]);
        Assert.Equal("\"a\\\"<ü\"", sent.Body);
    }

    [Fact]
    public void A_body_that_is_null_is_refused() =>
        Assert.Throws<ArgumentNullException>("value", () => new ApiRequest("/").Body<string, StringCodec>(null!));

    [Fact]
    public async Task Form_parameters_are_one_json_object()
    {
        var sent = await Calls.Wire(new ApiRequest("/users")
            .Form<string, StringCodec>("name", "x")
            .OptionalForm<string, StringCodec>("none", null)
            .OptionalForm<int, Int32Codec>("nothing", null)
            .OptionalForm<int, Int32Codec>("age", 4));
        Assert.Equal("application/json", sent.Headers["Content-Type"]);
        Assert.Equal("""{"name":"x","age":4}""", sent.Body);
    }

    [Fact]
    public async Task A_form_without_values_is_an_empty_object() =>
        Assert.Equal("{}", (await Calls.Wire(new ApiRequest("/users").OptionalForm<int, Int32Codec>("age", null))).Body);

    [Fact]
    public async Task A_request_without_body_has_no_content()
    {
        var sent = await Calls.Wire(new("/users"));
        Assert.Null(sent.Body);
        Assert.Equal("application/json", sent.Headers["Accept"]);
        Assert.Equal("plumbline-user/1.0", sent.Headers["User-Agent"]);
    }

    [Fact]
    public async Task A_client_without_address_says_so()
    {
        var sender = new ApiSender(new HttpClient(new ScriptedHandler(ScriptedHandler.Answer(204))), "user");
        await Assert.ThrowsAsync<InvalidOperationException>(() => sender.Send(Calls.Delete));
    }

    [Fact]
    public async Task The_http_clients_own_user_agent_and_version_win()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Answer(204));
        var http = new HttpClient(handler) { BaseAddress = new("https://users.test") };
        http.DefaultRequestHeaders.UserAgent.ParseAdd("mine/1");
        http.DefaultRequestVersion = System.Net.HttpVersion.Version20;
        await new ApiSender(http, "user").Send(Calls.Delete);
        Assert.Equal("mine/1", handler.Sent[0].Headers["User-Agent"]);
        Assert.Equal(new Version(2, 0), handler.Sent[0].Version);
    }
}
