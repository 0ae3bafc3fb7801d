using System.Diagnostics;
using System.Runtime.Loader;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Plumbline.Testing.Checks;
using Plumbline.Testing.Documents;
using Plumbline.Testing.Reporting;
using Plumbline.Testing.Requests;
using Plumbline.Testing.Tests.Blind;
using Plumbline.Testing.Tests.Company;
using Plumbline.Testing.Tests.Faults;
using Plumbline.Testing.Tests.Lab;

namespace Plumbline.Testing.Tests.Reporting;

/// <summary>What a failure says, and what it is good for.</summary>
public sealed class ReportTests
{
    private static readonly TestedDocument s_document = TestedDocument.Load(FaultRun.Users);

    [Fact]
    public async Task A_failure_makes_the_same_values_again_from_its_seed()
    {
        var fault = SeededFaults.All.Single(known => known.Name == "no check of the password's least length");
        var first = await FaultRun.OfSampleAsync(fault, seed: 7);
        var second = await FaultRun.OfSampleAsync(fault, seed: 7);
        var other = await FaultRun.OfSampleAsync(fault, seed: 8);
        Assert.Equal(first.Select(Sent), second.Select(Sent));
        Assert.NotEqual(first.Select(Sent), other.Select(Sent));

        static string Sent(ConformanceFailure failure) => $"{failure.Call.Method} {failure.Call.Operation.Name} {failure.Call.Json?.ToJsonString()}";
    }

    [Fact]
    public async Task A_failing_request_is_as_small_as_it_gets_and_fails_still()
    {
        var fault = new Fault("no quotes", "no server error", async e =>
        {
            var isMeant = e.Method == "POST" && await e.BodyAsync() is JsonObject form && form["name"] is JsonObject name && name["first"] is JsonValue first && first.ToString().Contains('<', StringComparison.Ordinal);
            await (isMeant ? e.AnswerAsync(500) : e.PassAsync());
        });
        var failure = (await FaultRun.OfSampleAsync(fault, seed: 1)).First(found => found.Problem.Kind == "no server error");
        var body = Assert.IsType<JsonObject>(failure.Call.Json);
        Assert.Equal("name", Assert.Single(body).Key);
        Assert.Equal("first", Assert.Single((JsonObject)body["name"]!).Key);
        Assert.Contains('<', body["name"]!["first"]!.GetValue<string>());
        Assert.Equal(500, failure.Answer!.Status);
    }

    [Fact]
    public async Task What_is_wrong_is_said_of_the_request_that_is_shown()
    {
        // Whatever is taken away from the request, the answer lacks it too: that is not what was found.
        var capital = new Fault("names in capitals", "state", e => e.Method == "POST" && e.Path == "/users"
            ? e.TamperAsync(json =>
            {
                if (json["name"]?["first"]?.GetValue<string>() is { } first)
                    json["name"]!["first"] = first.ToUpperInvariant();
            })
            : e.PassAsync());
        var failure = (await FaultRun.OfSampleAsync(capital, seed: 1)).First(found => found.Problem.Kind == "state" && found.Call.Method == "POST");
        var sent = failure.Call.Json!["name"]!["first"]!.GetValue<string>();
        Assert.Contains($"'name/first' was sent as \"{sent}\"", failure.Problem.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("email", failure.Problem.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shrinking_never_reports_a_request_that_does_not_fail()
    {
        // Only the whole request fails: every smaller one is tried, and none is taken.
        var call = Call() with { Json = JsonNode.Parse("""{ "email": "a@b.io", "name": { "first": "x" } }""") };
        var whole = call.Json!.ToJsonString();
        var tried = 0;
        var (small, _, _) = await Shrinker.ShrinkAsync(call, null, [new("body", "wrong")], _ => true, smaller =>
        {
            tried++;
            return Task.FromResult<(ApiAnswer?, List<Problem>)?>(smaller.Json?.ToJsonString() == whole ? (null, [new("body", "wrong")]) : null);
        });
        Assert.Equal(whole, small.Json!.ToJsonString());
        Assert.True(tried > 3);
    }

    [Fact]
    public void The_test_to_keep_compiles() => Kept(Failure());

    [Fact]
    public async Task The_test_to_keep_fails_as_long_as_the_service_does()
    {
        var fault = SeededFaults.All.Single(known => known.Name == "no check of the password's least length");
        var kept = Kept((await FaultRun.OfSampleAsync(fault, seed: 1)).First(found => found.Problem.Kind == fault.Kind));
        await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() => RunAsync(kept, fault));
        await RunAsync(kept, null);

        static async Task RunAsync(Type kept, Fault? fault)
        {
            var data = Directory.CreateTempSubdirectory("plumbline-kept-");
            await using (var service = new WebApplicationFactory<Program>().WithWebHostBuilder(host => host
                .UseSetting("Plumbline:Storage:ConnectionString", Path.Combine(data.FullName, "users.db"))
                .ConfigureServices(services =>
                {
                    services.AddLogging(logging => logging.ClearProviders());
                    if (fault is not null)
                        services.AddSingleton<IStartupFilter>(fault);
                })))
            {
                var test = kept.GetMethods().Single(method => method.DeclaringType == kept);
                await (Task)test.Invoke(Activator.CreateInstance(kept, service.CreateClient()), null)!;
            }

            data.Delete(recursive: true);
        }
    }

    // The class that somebody puts the printed test into.
    private static Type Kept(ConformanceFailure failure)
    {
        var test = RegressionTest.Of(failure);
        var code = $$"""
            using System.Net.Http;
            using System.Threading.Tasks;
            using Xunit;
            public class Kept(HttpClient client)
            {
            {{test}}
            }
            """;
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create(
            "Kept", [CSharpSyntaxTree.ParseText(code, cancellationToken: TestContext.Current.CancellationToken)], references, new(OutputKind.DynamicallyLinkedLibrary));
        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        using var assembly = new MemoryStream();
        Assert.True(compilation.Emit(assembly, cancellationToken: TestContext.Current.CancellationToken).Success);
        assembly.Position = 0;
        return new AssemblyLoadContext(null).LoadFromStream(assembly).GetType("Kept")!;
    }

    [Fact]
    public async Task The_curl_line_sends_the_same_request()
    {
        if (!File.Exists("/usr/bin/curl"))
            Assert.Skip("There is no curl on this machine.");

        string? received = null;
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
            received = $"{context.Request.Method} {context.Request.Path}{context.Request.QueryString} {context.Request.ContentType} {context.Request.Headers["X-Trace"]} {await reader.ReadToEndAsync()}";
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        var call = Call() with
        {
            Query = [("status", "it's & more")], Headers = [("X-Trace", "a'b")], Json = JsonNode.Parse("""{ "email": "o'hara@example.io $HOME `id`" }"""), HasBody = true,
        };
        using var shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", CurlText.Of(call, new(app.Urls.Single())) + " -s"]) { RedirectStandardOutput = true })!;
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal($"POST /users?status=it%27s%20%26%20more application/json a'b {call.Json!.ToJsonString()}", received);
    }

    [Fact]
    public void A_failure_says_where_in_the_document_it_is_what_to_do_and_how_to_see_it_again()
    {
        var lines = Failure().ToString().Split('\n');
        Assert.Matches(@"^POST /users \(user\.json:\d+\): answered 500", lines[0]);
        Assert.Contains(lines, line => line.StartsWith("  remedy:  see the exception in the service's log", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("  repeat:  curl -i -X POST 'http://localhost/users'", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.EndsWith("start it, and put its address for http://localhost)", StringComparison.Ordinal));
        Assert.DoesNotContain("has no port", (Failure() with { Address = new("http://127.0.0.1:5080") }).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_kind_of_failure_has_a_remedy() => Assert.All(
        SeededFaults.All.Select(fault => fault.Kind).Concat(LabFaults.All.Select(fault => fault.Kind)).Concat(CompanyFault.All.Select(fault => fault.Kind)).Concat(BlindFault.All.SelectMany(fault => fault.FoundBy)).Distinct(),
        kind => Assert.True(Remedies.For(kind) is null == (kind == "author's rule"), $"'{kind}' has no remedy"));

    [Fact]
    public void Credentials_are_left_out()
    {
        var failure = Failure() with { Call = Call() with { Headers = [("Authorization", "Bearer s3cret"), ("X-Api-Key", "s3cret")] } };
        Assert.DoesNotContain("s3cret", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_report_lists_rows_and_what_nothing_touched()
    {
        var coverage = new DocumentCoverage(s_document);
        coverage.Add(Call(), new() { Status = 201, MediaType = "application/json", Headers = new Dictionary<string, string>(), Body = """{"id":"u","name":{},"status":"inactive"}"""u8.ToArray() });
        var summary = new ConformanceSummary(s_document, coverage);
        summary.Add(new(s_document.Operations[2], "some check", 3, ["POST /users (user.json:1): wrong\nmore"], [], TimeSpan.FromSeconds(1)));
        summary.Add(new(s_document.Operations[0], "other check", 0, [], [], TimeSpan.Zero) { SkipReason = "by night | only" });

        var markdown = summary.Markdown();
        Assert.Contains("| POST /users | ", markdown, StringComparison.Ordinal);
        Assert.Contains("skipped: by night \\| only", markdown, StringComparison.Ordinal);
        Assert.Contains("operations 1 of 7", markdown, StringComparison.Ordinal);
        Assert.Contains("Not touched, enum values: `user_status active`.", markdown, StringComparison.Ordinal);
        Assert.Contains("FAILS: some check", summary.Table(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_report_for_build_servers_is_junit()
    {
        var xml = XElement.Parse(JUnitText.Write(s_document,
        [
            new(s_document.Operations[2], "some check", 3, ["wrong \u0001\nmore"], [], TimeSpan.FromSeconds(1.5)),
            new(s_document.Operations[0], "other check", 0, [], [], TimeSpan.Zero) { SkipReason = "by night" },
        ]));
        Assert.Equal(("2", "1", "1"), ((string?)xml.Attribute("tests"), (string?)xml.Attribute("failures"), (string?)xml.Attribute("skipped")));
        var failed = xml.Elements("testcase").First();
        Assert.Equal(("POST /users", "some check", "1.500"), ((string?)failed.Attribute("classname"), (string?)failed.Attribute("name"), (string?)failed.Attribute("time")));
        Assert.Equal("wrong \uFFFD", (string?)failed.Element("failure")!.Attribute("message"));
    }

    [Theory]
    [InlineData("7", 7, "")]
    [InlineData("7.1f03a", 7, "1f03a")]
    public void A_printed_seed_can_be_read_again(string text, int number, string run)
    {
        Assert.Equal(new ConformanceSeed(number, run), ConformanceSeed.Parse(text));
        Assert.Equal(text, new ConformanceSeed(number, run).ToString());
        Assert.Null(ConformanceSeed.Parse("seven"));
    }

    private static ApiCall Call() => new(s_document.Operations.Single(operation => operation.Name == "POST /users")) { Path = "/users" };

    private static ConformanceFailure Failure() => new(
        Call().WithJson(JsonNode.Parse("""{ "email": "a\"\\\u0001\u2028\n@example.io" }""")).WithHeader("X-Trace", "\"x\""),
        new() { Status = 500, Headers = new Dictionary<string, string>(), Body = [] },
        "what was /tried: \"x\"",
        new Problem("no server error", "answered 500\n*/ not code"),
        new ConformanceSeed(1, ""),
        new("http://localhost"));
}
