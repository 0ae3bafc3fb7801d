using System.Net;
using System.Net.Sockets;
using System.Text;
using Plumbline.AspNetCore.Tests.Lab;

namespace Plumbline.AspNetCore.Tests.Requests;

/// <summary>Requests as nobody means well with: written byte by byte, because a client library would not send them.</summary>
public sealed class HostileTests
{
    public static TheoryData<string, string> Requests => new()
    {
        { "a query that is no percent-encoding", Get("/items?limit=%zz&tag=%&tag=%4") },
        { "a query that is no UTF-8", Get("/items?tag=%ff%fe&kind=%c3%28") },
        { "a path that is no UTF-8", Get("/echoes/text/%ff%fe") },
        { "a path with a null", Get("/echoes/text/a%00b") },
        { "a path that climbs", Get("/items/../../../etc/passwd") },
        { "a path of slashes", Get("/////items////") },
        { "an uuid of brackets", Get("/echoes/uuid/%7B%7B%7B%7D%7D") },
        { "many parameters", Get("/items?" + string.Join('&', Enumerable.Range(0, 1500).Select(_ => "a=b"))) },
        { "a query of ampersands", Get("/items?" + new string('&', 5000)) },
        { "a header with bytes beyond ASCII", Get("/items", "X-Trace: \u00ff\u00fe\u0080") },
        { "an Accept of commas", Get("/items", "Accept: " + new string(',', 5000)) },
        { "an Accept of ranges", Get("/items", "Accept: " + string.Join(',', Enumerable.Repeat("a/b;q=0.1", 2000))) },
        { "a huge header", Get("/items", "X-Trace: " + new string('x', 100_000)) },
        { "two lengths", Post("{}", "Content-Length: 1") },
        { "a negative length", Raw("POST /items HTTP/1.1", "Content-Type: application/json", "Content-Length: -1") + "{}" },
        { "a content type of semicolons", Post("{}", null, "application/json" + new string(';', 3000)) },
        { "a charset in quotes", Post("""{"name":"a"}""", null, "application/json; charset=\"utf-8\"") },
        { "a chunk that is no number", Chunked("zz\r\n{}\r\n0\r\n\r\n") },
        { "a chunk larger than all", Chunked("ffffffffffffffff\r\n{}\r\n") },
        { "a chunk with a length behind", Chunked("2\r\n{}xx\r\n0\r\n\r\n") },
        { "repeated members", Post("""{"name":"a","name":"b","name":1}""") },
        { "a member that is half a surrogate pair", Post("""{"\ud800":1,"name":"\udfff"}""") },
        { "an endless number", Post($$"""{"name":"a","count":{{new string('9', 10_000)}}}""") },
        { "a great exponent", Post("""{"name":"a","count":1e999999}""") },
        { "deep objects", Post(string.Concat(Enumerable.Repeat("""{"extra":""", 3000)) + "1" + new string('}', 3000)) },
        { "deep lists below an unknown field", Post("""{"x":""" + new string('[', 3000) + new string(']', 3000) + "}") },
        { "a list of nothing", Post("[" + new string(',', 1000) + "]") },
        { "ten thousand bad parts", Post("""{"name":"a","parts":[""" + string.Join(',', Enumerable.Repeat("1", 10_000)) + "]}") },
        { "a null", Post("null") },
        { "a lone quote", Post("\"") },
        { "an empty idempotency key", Post("""{"name":"a"}""", "Idempotency-Key: ") },
        { "two idempotency keys", Post("""{"name":"a"}""", "Idempotency-Key: a\r\nIdempotency-Key: b") },
        { "an unknown method", Raw("BREW /items HTTP/1.1", "Content-Length: 0") },
        { "a body where none belongs", Raw("DELETE /items/1 HTTP/1.1", "Content-Length: 3", "Content-Type: x") + "abc" },
    };

    [Theory]
    [MemberData(nameof(Requests), DisableDiscoveryEnumeration = true)]
    public async Task Answers_without_a_server_error(string what, string request)
    {
        await using var server = await LabServer.StartAsync();
        var status = await SendAsync(server.Address, Encoding.Latin1.GetBytes(request), TimeSpan.FromSeconds(20));
        Assert.True(status is >= 200 and < 500, $"{what}: {status}");
        Assert.Equal(HttpStatusCode.OK, (await server.GetAsync("/items")).Status);
    }

    [Fact]
    public async Task Keeps_the_answer_to_a_body_full_of_problems_short()
    {
        await using var server = await LabServer.StartAsync();
        var parts = string.Join(',', Enumerable.Repeat("""{"name":"","kind":"odd","count":0}""", 5000));
        var answer = await server.SendAsync(HttpMethod.Patch, "/items/1", LabServer.Json($$"""{"name":"a","parts":[{{parts}}]}"""));
        answer.IsProblem(422);
        Assert.InRange(answer.Json.GetProperty("errors").GetArrayLength(), 1, 100);
    }

    [Fact]
    public async Task Survives_seeded_mutations_of_valid_requests()
    {
        await using var server = await LabServer.StartAsync();
        byte[][] valid =
        [
            Encoding.Latin1.GetBytes(Get("/items?limit=3&tag=a&kind=fancy&since=2024-01-01T00:00:00Z&sort=-text", "Accept: application/json")),
            Encoding.Latin1.GetBytes(Get("/items/7")),
            Encoding.Latin1.GetBytes(Post("""{"name":"a","kind":"fancy","count":3,"email":"a@b.example","parts":[{"name":"b"}],"extra":{"a":[1,null]}}""", "Idempotency-Key: k")),
            Encoding.Latin1.GetBytes(Raw("POST /echoes/form HTTP/1.1", "Content-Type: application/x-www-form-urlencoded", "Content-Length: 19") + "name=a&count=1&tags"),
        ];
        var random = new Random(42);
        var requests = Enumerable.Range(0, 2000).Select(i => Mutate(valid[i % valid.Length], random)).ToList();
        var answered = 0;
        await Parallel.ForEachAsync(requests, new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (request, _) =>
        {
            // A request that promises more than it has gets no answer; 505 is the server's own to another HTTP version.
            var status = await SendAsync(server.Address, request, TimeSpan.FromSeconds(1));
            Assert.True(status is 0 or 505 or (>= 200 and < 500), $"{status}\n{Encoding.Latin1.GetString(request)}");
            Interlocked.Add(ref answered, status == 0 ? 0 : 1);
        });
        Assert.InRange(answered, 1500, 2000);
        Assert.DoesNotContain(server.Log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    private static byte[] Mutate(byte[] valid, Random random)
    {
        var request = valid.ToList();
        for (var changes = random.Next(1, 4); changes > 0; changes--)
        {
            var at = random.Next(request.Count);
            switch (random.Next(4))
            {
                case 0:
                    request[at] = (byte)random.Next(256);
                    break;
                case 1:
                    request.RemoveAt(at);
                    break;
                case 2:
                    request.Insert(at, (byte)"\"{}[]%&=,:\0\\ 9"[random.Next(14)]);
                    break;
                default:
                    request.InsertRange(at, request.GetRange(at, Math.Min(random.Next(1, 20), request.Count - at)));
                    break;
            }
        }

        return [.. request];
    }

    /// <summary>The status of the answer; 0 where the server hangs up or waits for more.</summary>
    private static async Task<int> SendAsync(Uri address, byte[] request, TimeSpan limit)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
        await using var stream = client.GetStream();
        try
        {
            await stream.WriteAsync(request, TestContext.Current.CancellationToken);
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            patience.CancelAfter(limit);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            var line = await reader.ReadLineAsync(patience.Token);
            return line is ['H', 'T', 'T', 'P', ..] ? int.Parse(line.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture) : 0;
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            return 0;
        }
    }

    private static string Get(string target, string? header = null) => Raw($"GET {target} HTTP/1.1", header ?? "X-None: 1");

    private static string Post(string body, string? header = null, string type = "application/json") =>
        Raw("POST /items HTTP/1.1", "Content-Type: " + type, $"Content-Length: {body.Length}", header ?? "X-None: 1") + body;

    private static string Chunked(string body) => Raw("POST /items HTTP/1.1", "Content-Type: application/json", "Transfer-Encoding: chunked") + body;

    private static string Raw(string start, params string[] headers) => $"{start}\r\nHost: localhost\r\nConnection: close\r\n{string.Join("\r\n", headers)}\r\n\r\n";
}
