using Plumbline.Analyzers.Routes;
using Plumbline.Analyzers.Tests.Harness;

namespace Plumbline.Analyzers.Tests.Routes;

public sealed class ImplementationStatusTests
{
    [Theory]
    [InlineData("throw [|new BadHttpRequestException(\"no\", StatusCodes.Status409Conflict)|];", 409)]
    [InlineData("[|http.HttpContext!.Response.StatusCode = 203|]; return Task.FromResult<NotesGetByIdResult>(new Note { Id = id });", 203)]
    public async Task Reports_a_status_that_goes_past_the_result_type(string body, int status) => await Project(body).AssertReportsAsync(
        new ImplementationStatusAnalyzer(),
        "PLB2011",
        $"this answers {status} to 'GET /notes/:id', which api.json(21,42) does not document; add the response to the document, or answer 200");

    [Theory]
    [InlineData("throw new BadHttpRequestException(\"no\");")]
    [InlineData("throw new BadHttpRequestException(\"no\", 413);")]
    [InlineData("throw new InvalidOperationException(\"no\");")]
    [InlineData("http.HttpContext!.Response.StatusCode = id.Length; throw new BadHttpRequestException(\"no\", id.Length);")]
    [InlineData("try { throw new BadHttpRequestException(\"no\", 409); } catch (BadHttpRequestException) { return Task.FromResult<NotesGetByIdResult>(new Note { Id = id }); }")]
    public async Task Leaves_other_ways_out_alone(string body) => await Project(body).AssertReportsAsync(new ImplementationStatusAnalyzer(), "PLB2011");

    [Fact]
    public async Task Leaves_methods_alone_that_answer_nothing() =>
        await Shapes.Project().WithCode("sealed class C { void M() => throw new BadHttpRequestException(\"no\", 409); }").AssertReportsAsync(new ImplementationStatusAnalyzer(), "PLB2011");

    private static TestProject Project(string body) => Shapes.Project().WithCode($$"""
        sealed class NotesApi(IHttpContextAccessor http) : INotesApi
        {
            private readonly IHttpContextAccessor _http = http;
            public Task<NotesGetByIdResult> GetByIdAsync(string id, CancellationToken cancellationToken) { {{body.Replace("http.", "_http.", StringComparison.Ordinal)}} }
        }
        """);
}
