using Plumbline.Analyzers.Drift;
using Plumbline.Analyzers.Tests.Harness;

namespace Plumbline.Analyzers.Tests.Drift;

public sealed class PersonalDataTests
{
    [Theory]
    [InlineData("log.LogInformation(\"mail to {Address}\", [|item.Email|]);", "a log")]
    [InlineData("log.LogInformation($\"mail to {[|item.Email|]}\");", "a log")]
    [InlineData("log.LogError(\"mail to \" + [|item.Email|].ToString());", "a log")]
    [InlineData("log.LogError(\"mail to {Address}\", [|item.Email|]?.ToUpperInvariant());", "a log")]
    [InlineData("log.LogError(\"mail to {Address}\", item?[|.Email|]);", "a log")]
    [InlineData("log.Mail([|item.Email|]);", "a log")]
    [InlineData("Messages.Sent(log, [|item.Email|]);", "a log")]
    [InlineData("s_sent(log, [|item.Email|], null);", "a log")]
    [InlineData("using var scope = log.BeginScope([|item.Email|]);", "a log")]
    [InlineData("System.Diagnostics.Trace.WriteLine([|item.Email|]);", "a log")]
    [InlineData("log.LogInformation(\"{Mail}\", new Mail([|item.Email|]));", "a log")]
    [InlineData("log.LogInformation(\"{Mail}\", new { [|item.Email|] });", "a log")]
    [InlineData("log.LogInformation(\"{Mail}\", (1, [|item.Email|]));", "a log")]
    [InlineData("throw new InvalidOperationException($\"no mail to {[|item.Email|]}\");", "the message of an exception")]
    [InlineData("http.GetAsync($\"/mails/{Uri.EscapeDataString([|item.Email|])}\");", "a URL")]
    [InlineData("_ = new Uri(\"http://x/\" + [|item.Email|]);", "a URL")]
    [InlineData("_ = new UriBuilder { Query = [|item.Email|] };", "a URL")]
    [InlineData("_ = Results.Redirect(\"/mails/\" + [|item.Email|]);", "a URL")]
    [InlineData("_ = QueryString.Create(\"mail\", [|item.Email|]);", "a URL")]
    [InlineData("new Microsoft.AspNetCore.Http.Extensions.QueryBuilder().Add(\"mail\", [|item.Email|]);", "a URL")]
    [InlineData("activity.SetTag(\"mail\", [|item.Email|]);", "a telemetry tag")]
    [InlineData("activity.AddBaggage(\"mail\", [|item.Email|]);", "a telemetry tag")]
    [InlineData("activity.DisplayName = $\"to {[|item.Email|]}\";", "a telemetry tag")]
    [InlineData("_ = new System.Diagnostics.TagList { { \"mail\", [|item.Email|] } };", "a telemetry tag")]
    [InlineData("counter.Add(1, new KeyValuePair<string, object?>(\"mail\", [|item.Email|]));", "a telemetry tag")]
    public async Task Reports_personal_data_that_leaves(string code, string sink) => await Reports(code, sink);

    [Theory]
    [InlineData("var address = [|item.Email|]; log.LogInformation(\"mail to {Address}\", address);", "a log by way of 'address'")]
    [InlineData("var text = $\"mail to {[|item.Email|]}\"; var line = text.ToUpperInvariant(); log.LogInformation(line);", "a log by way of 'text' and 'line'")]
    [InlineData("string text; text = [|item.Email|]; throw new InvalidOperationException(text);", "the message of an exception by way of 'text'")]
    [InlineData("var text = \"to \"; text += [|item.Email|]; log.LogInformation(text);", "a log by way of 'text'")]
    [InlineData("var text = [|item.Email|]; if (item.Id > 1) { text = \"\"; } log.LogInformation(text);", "a log by way of 'text'")]
    [InlineData("var text = new System.Text.StringBuilder(); text.Append(\"to \").Append([|item.Email|]); log.LogInformation(text.ToString());", "a log by way of 'text'")]
    [InlineData("var mail = new Mail([|item.Email|]); log.LogInformation(\"{Mail}\", mail);", "a log by way of 'mail'")]
    [InlineData("if (item is { [|Email|]: var address }) { activity.SetTag(\"mail\", address); }", "a telemetry tag by way of 'address'")]
    [InlineData("Tell([|item.Email|]);", "a log by way of 'Tell(text)'")]
    [InlineData("void Local(string address) => log.LogInformation(address); Local([|item.Email|]);", "a log by way of 'Local(address)'")]
    [InlineData("var address = [|item.Email|]; Again(address);", "a log by way of 'address' and 'Again(text)' and 'Tell(text)'")]
    [InlineData("var address = [|item.Email|]; Action later = () => log.LogInformation(address); later();", "a log by way of 'address'")]
    [InlineData("log.LogInformation(item.Id switch { 1 => [|item.Email|], _ => \"\" });", "a log")]
    public async Task Follows_personal_data(string code, string sink) => await Reports(code, sink);

    [Fact]
    public async Task Names_the_place_where_it_leaves_too()
    {
        var found = Assert.Single(await Project("var address = item.Email;\nlog.LogInformation(address);").AnalyzeAsync(new PersonalDataAnalyzer()));
        var place = Assert.Single(found.AdditionalLocations);
        Assert.Equal("log.LogInformation(address)", place.SourceTree!.GetText(TestContext.Current.CancellationToken).ToString(place.SourceSpan));
    }

    [Theory]
    [InlineData("log.LogInformation(\"mail to {Id}\", item.Id);")]
    [InlineData("log.LogInformation(\"mail to {Item}\", item);")]
    [InlineData("log.LogInformation(\"mail of {Length}\", item.Email.Length);")]
    [InlineData("log.LogInformation(\"mail of {Length}\", item?.Email?.Length);")]
    [InlineData("log.LogInformation(\"mail to {Hash}\", Hash(item.Email));")]
    [InlineData("log.LogInformation(item.Email == \"\" ? \"none\" : \"some\");")]
    [InlineData("_ = new ItemForm { Email = item.Email };")]
    [InlineData("Console.WriteLine(item.Email);")]
    [InlineData("var address = item.Email; log.LogInformation(\"{Length}\", address.Length);")]
    [InlineData("var address = item.Email; address = \"somebody\"; log.LogInformation(address);")]
    [InlineData("var form = new ItemForm { Email = item.Email }; log.LogInformation(\"{Form}\", form);")]
    [InlineData("var copy = item with { Email = item.Email }; log.LogInformation(\"{Copy}\", copy);")]
    [InlineData("var text = \"\"; log.LogInformation(text); text = item.Email; Console.WriteLine(text);")]
    [InlineData("counter.Add(item.Email.Length);")]
    [InlineData("http.PostAsync(\"/mails\", new System.Net.Http.StringContent(item.Email));")]
    [InlineData("new HashSet<string>().Add(item.Email);")]
    [InlineData("_ = FormFile.Create(\"mail\", item.Email);")]
    [InlineData("Quiet(item.Email);")]
    public async Task Leaves_other_uses_alone(string code) => await Project(code).AssertReportsAsync(new PersonalDataAnalyzer(), "PLB2007");

    private static Task Reports(string code, string sink) => Project(code).AssertReportsAsync(
        new PersonalDataAnalyzer(), "PLB2007", $"'Item.Email' is personal data by the document and goes into {sink}; leave it out, or use an id");

    private static TestProject Project(string code) => Shapes.Project().WithCode($$"""
        using Microsoft.Extensions.Logging;
        sealed record Mail(string Address);
        static partial class Messages
        {
            public static void Mail(this ILogger log, string address) => log.LogTrace("{Address}", address);
            [LoggerMessage(1, LogLevel.Information, "{Address}")] public static partial void Sent(ILogger log, string address);
            public static partial void Sent(ILogger log, string address) { }
        }
        static class FormFile { public static string Create(string name, string value) => name; }
        class C(ILogger logger)
        {
            static readonly Action<ILogger, string, Exception?> s_sent = LoggerMessage.Define<string>(LogLevel.Information, 1, "{Address}");
            static int Hash(string text) => text.Length;
            static void Quiet(string text) => Console.WriteLine(text);
            void Tell(string text) => logger.LogInformation(text);
            void Again(string text) => Tell(text);
            void M(Item item, ILogger log, System.Net.Http.HttpClient http, System.Diagnostics.Activity activity, System.Diagnostics.Metrics.Counter<int> counter) { {{code}} }
        }
        """);
}
