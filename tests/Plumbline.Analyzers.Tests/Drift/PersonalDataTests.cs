using Plumbline.Analyzers.Drift;
using Plumbline.Analyzers.Tests.Harness;

namespace Plumbline.Analyzers.Tests.Drift;

public sealed class PersonalDataTests
{
    [Theory]
    [InlineData("log.LogInformation(\"mail to {Address}\", [|item.Email|]);", "a log")]
    [InlineData("log.LogInformation($\"mail to {[|item.Email|]}\");", "a log")]
    [InlineData("log.LogError(\"mail to \" + [|item.Email|].ToString());", "a log")]
    [InlineData("throw new InvalidOperationException($\"no mail to {[|item.Email|]}\");", "the message of an exception")]
    [InlineData("http.GetAsync($\"/mails/{Uri.EscapeDataString([|item.Email|])}\");", "a URL")]
    [InlineData("_ = new Uri(\"http://x/\" + [|item.Email|]);", "a URL")]
    [InlineData("activity.SetTag(\"mail\", [|item.Email|]);", "a telemetry tag")]
    [InlineData("counter.Add(1, new KeyValuePair<string, object?>(\"mail\", [|item.Email|]));", "a telemetry tag")]
    public async Task Reports_personal_data_that_leaves(string code, string sink) =>
        await Project(code).AssertReportsAsync(
            new PersonalDataAnalyzer(), "PLB2007", $"'Item.Email' is personal data by the document and goes into {sink}; leave it out, or use an id");

    [Theory]
    [InlineData("log.LogInformation(\"mail to {Id}\", item.Id);")]
    [InlineData("log.LogInformation(\"mail to {Item}\", item);")]
    [InlineData("log.LogInformation(\"mail of {Length}\", item.Email.Length);")]
    [InlineData("log.LogInformation(\"mail to {Hash}\", Hash(item.Email));")]
    [InlineData("log.LogInformation(item.Email == \"\" ? \"none\" : \"some\");")]
    [InlineData("_ = new ItemForm { Email = item.Email };")]
    [InlineData("Console.WriteLine(item.Email);")]
    public async Task Leaves_other_uses_alone(string code) => await Project(code).AssertReportsAsync(new PersonalDataAnalyzer(), "PLB2007");

    private static TestProject Project(string code) => Shapes.Project().WithCode($$"""
        using Microsoft.Extensions.Logging;
        class C
        {
            static int Hash(string text) => text.Length;
            void M(Item item, ILogger log, System.Net.Http.HttpClient http, System.Diagnostics.Activity activity, System.Diagnostics.Metrics.Counter<int> counter) { {{code}} }
        }
        """);
}
