namespace Plumbline.Events.Tests.Streams;

public sealed class CloudEventHeadersTests
{
    private static readonly StreamName s_stream = new("test", "user", 2, "user_event", "json");

    [Fact]
    public void Says_what_an_event_is_as_CloudEvents_do()
    {
        var headers = CloudEventHeaders.Write(s_stream, TestEvents.Event("u1", 7) with { Id = Guid.Parse("0190d5a4-0000-7000-8000-000000000001") });

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["specversion"] = "1.0",
                ["id"] = "0190d5a4-0000-7000-8000-000000000001",
                ["source"] = "/user",
                ["type"] = "user.v2.user_upserted",
                ["subject"] = "u1",
                ["time"] = "1970-01-01T00:00:07Z",
                ["datacontenttype"] = "application/json",
                ["partitionkey"] = "u1",
                ["sequence"] = "00000000000000000007",
            },
            headers);
    }

    [Theory]
    [InlineData("id", "7")]
    [InlineData("id", "00000000-0000-0000-0000-000000000000")]
    [InlineData("subject", null)]
    [InlineData("time", "yesterday")]
    [InlineData("sequence", "-1")]
    [InlineData("type", null)]
    [InlineData("replay", "often")]
    public void Reads_an_event_with_a_bad_header_as_unreadable(string name, string? value)
    {
        var headers = CloudEventHeaders.Write(s_stream, TestEvents.Event("u1", 7)).ToDictionary();
        headers.Remove(name);
        if (value is not null)
            headers.Add(name, value);

        var read = CloudEventHeaders.Read(s_stream, headers, "body"u8.ToArray());

        Assert.True(read.IsUnreadable);
        Assert.Contains(name, read.Problem, StringComparison.Ordinal);
        Assert.NotEqual(Guid.Empty, read.Id);
    }

    [Fact]
    public void Names_an_event_without_id_by_its_body()
    {
        var ids = new[] { "one", "two", "one" }.Select(b => CloudEventHeaders.Read(s_stream, new Dictionary<string, string>(), System.Text.Encoding.UTF8.GetBytes(b)).Id).ToList();
        Assert.Equal(ids[0], ids[2]);
        Assert.NotEqual(ids[0], ids[1]);
    }
}
