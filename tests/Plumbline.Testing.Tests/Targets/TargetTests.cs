using System.Collections.Concurrent;
using Plumbline.Testing.Checks;
using Plumbline.Testing.Documents;
using Plumbline.Testing.Reporting;
using Plumbline.Testing.Tests.Faults;
using Plumbline.Testing.Tests.Lab;

namespace Plumbline.Testing.Tests.Targets;

/// <summary>Where the service runs, and what a suite's author sets.</summary>
public sealed class TargetTests
{
    [Fact]
    public async Task The_sample_conforms_behind_kestrel_too() =>
        Assert.Empty(await FaultRun.OfSampleAsync(null, seed: 1, options => options.Target = ConformanceTarget.Kestrel));

    [Fact]
    public async Task Without_credentials_nothing_that_needs_some_is_accepted()
    {
        await using var lab = await LabServer.StartAsync();
        await using var session = await StartAsync(options => options.Address = lab.Address);
        var failures = await session.RunAsync("POST /tickets", "answers valid requests as documented", null, TestContext.Current.CancellationToken);
        Assert.Contains(failures.Cast<ConformanceFailure>(), failure => failure.Problem.Kind == "valid input accepted" && failure.Answer?.Status == 401);
    }

    [Fact]
    public async Task Leaves_out_what_its_author_says_with_the_reason()
    {
        await using var lab = await LabServer.StartAsync();
        await using var session = await StartAsync(options =>
        {
            options.Address = lab.Address;
            options.Skip("POST /tickets", "creates, reads, changes and deletes", "Checked by night.");
        });
        Assert.Equal("Checked by night.", session.SkipReason("POST /tickets", "creates, reads, changes and deletes"));
        Assert.Null(session.SkipReason("POST /tickets", "answers valid requests as documented"));
    }

    [Fact]
    public async Task Sends_nothing_that_changes_anything_where_only_safe_requests_are_allowed()
    {
        await using var lab = await LabServer.StartAsync();
        await using var session = await StartAsync(options =>
        {
            options.Address = lab.Address;
            options.IsSafe = true;
        });
        var document = TestedDocument.Load(LabServer.Document);
        foreach (var operation in document.Operations.Where(operation => !operation.IsSafe))
        {
            Assert.All(
                ConformanceChecks.All.Where(check => check.AppliesTo(operation) && check is not DescriptionCheck),
                check => Assert.NotNull(session.SkipReason(operation.Name, check.Name)));
        }
    }

    [Fact]
    public async Task Creates_nothing_where_only_safe_requests_are_allowed()
    {
        var methods = new ConcurrentBag<string>();
        var heard = new Fault("none, but a look at what is sent", "", e =>
        {
            methods.Add(e.Method);
            return e.PassAsync();
        });
        await using var lab = await LabServer.StartAsync(heard);
        await using var session = await StartAsync(options =>
        {
            options.Address = lab.Address;
            options.IsSafe = true;
            options.Authenticate((request, _) => request.Headers.Authorization = new("Bearer", LabServer.Token));
            options.Prepare((_, _) => throw new InvalidOperationException("Data is prepared."));
        });
        foreach (var operation in TestedDocument.Load(LabServer.Document).Operations)
        {
            foreach (var check in ConformanceChecks.All.Where(check => check.AppliesTo(operation) && session.SkipReason(operation.Name, check.Name) is null))
                Assert.Empty(await session.RunAsync(operation.Name, check.Name, null, TestContext.Current.CancellationToken));
        }

        // Values of paths are what lists hold; nothing is created to have one.
        Assert.Contains("GET", methods);
        Assert.DoesNotContain(methods, method => method is not ("GET" or "HEAD" or "OPTIONS"));
    }

    [Fact]
    public async Task Prepares_data_before_the_first_check_and_takes_supplied_values()
    {
        await using var lab = await LabServer.StartAsync();
        var prepared = 0;
        await using var session = await StartAsync(options =>
        {
            options.Address = lab.Address;
            options.Authenticate((request, scheme) =>
            {
                Assert.Equal("bearer", scheme);
                request.Headers.Authorization = new("Bearer", LabServer.Token);
            });
            options.Prepare((client, _) =>
            {
                Assert.Equal(lab.Address, client.BaseAddress);
                prepared++;
                return Task.CompletedTask;
            });
            options.Provide("ticket_form.title", _ => "x");
        });
        Assert.Equal(1, prepared);

        // What was supplied is sent, although the document does not allow it.
        var failures = await session.RunAsync("POST /tickets", "answers valid requests as documented", null, TestContext.Current.CancellationToken);
        Assert.Contains(failures.Cast<ConformanceFailure>(), failure => failure.Call.Json!["title"]!.GetValue<string>() == "x");
    }

    [Fact]
    public async Task A_consumers_copy_lets_a_producer_do_more()
    {
        var more = new Fault("more than the copy says", "body", e => e.Method == "GET" && e.IsOne
            ? e.TamperAsync(json =>
            {
                json["nick"] = "x";
                json["status"] = "asleep";
            })
            : e.PassAsync());
        Assert.Contains(await FaultRun.OfSampleAsync(more, seed: 1), failure => failure.Problem.Kind == "body");
        Assert.DoesNotContain(await FaultRun.OfSampleAsync(more, seed: 1, options => options.IsConsumersCopy = true), failure => failure.Problem.Kind == "body");
    }

    [Fact]
    public async Task Comes_back_when_it_is_told_to_come_back_later()
    {
        var refused = 0;
        var limited = new Fault("a limit", "headers", e =>
        {
            if (e.Method != "POST" || Interlocked.Increment(ref refused) > 1)
                return e.PassAsync();

            e.Context.Response.Headers.RetryAfter = "1";
            return e.AnswerAsync(429, """{"type":"about:blank","title":"Too Many Requests","status":429}""", "application/problem+json");
        });
        await using var lab = await LabServer.StartAsync(limited);
        await using var session = await StartAsync(options =>
        {
            options.Address = lab.Address;
            options.Authenticate((request, _) => request.Headers.Authorization = new("Bearer", LabServer.Token));
        });
        Assert.Empty(await session.RunAsync("POST /tickets", "answers valid requests as documented", null, TestContext.Current.CancellationToken));
        Assert.True(refused > 1);
    }

    private static async Task<ConformanceSession<Program>> StartAsync(Action<ConformanceOptions> configure)
    {
        var session = new ConformanceSession<Program>();
        await session.StartAsync(LabServer.Document, configure, TestContext.Current.CancellationToken);
        return session;
    }
}
