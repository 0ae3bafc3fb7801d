using System.CommandLine;
using System.Globalization;
using Plumbline.Spec.Attributes;
using Plumbline.Spec.Export.Gateway;
using Plumbline.Tool.Hosting;

namespace Plumbline.Tool.Commands;

/// <summary>Tells what a gateway does with a request.</summary>
internal sealed class GatewayExplainCommand : ToolCommand
{
    private readonly Argument<string> _method = new("method") { HelpName = "METHOD", Description = "the method of the request" };
    private readonly Argument<string> _path = new("path") { HelpName = "REQUEST", Description = "the path of the request" };
    private readonly DocumentOptions _documents;
    private readonly Option<string> _audience = GatewayDocuments.Audience();

    public GatewayExplainCommand()
        : base("explain", "tells what the gateway does with a request, and why")
    {
        Add(_method);
        Add(_path);
        _documents = DocumentOptions.AddTo(this);
        Add(_audience);
    }

    public override Manual Manual { get; } = new()
    {
        ExitStatus = [(ExitCodes.NotInOrder, "the request is refused")],
        Examples = [("plumbline gateway explain GET /users/7 specs", "names the operation that answers")],
    };

    public override Task<int> RunAsync(ToolRun run, CancellationToken cancellationToken)
    {
        var model = GatewayDocuments.Model(_documents.Load(run, cancellationToken), run.Get(_audience));
        var (method, path) = (run.Get(_method).ToUpperInvariant(), run.Get(_path).Split('?')[0]);
        var explanation = GatewayExplanation.Of(model, method, path);
        if (explanation.Route is not { } route)
        {
            run.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{method} {path} is refused with {explanation.Status}: {explanation.Reason}"), Tone.Bad);
            return Task.FromResult(ExitCodes.NotInOrder);
        }

        run.Output.WriteLine($"{method} {path} goes to service '{route.Service}'", Tone.Good);
        run.Output.WriteLine($"  operation   {route.Title}");
        run.Output.WriteLine($"  repeated    {(route.IsIdempotent ? "on another instance when one fails" : "never")}");
        run.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  time limit  {route.TimeoutMilliseconds} ms"));
        run.Output.WriteLine($"  callers     {Describe(route.Auth)}");
        run.Output.WriteLine($"  calls       {Describe(route.RateLimit)}");
        return Task.FromResult(ExitCodes.Success);
    }

    private static string Describe(AuthAttribute? auth) => auth switch
    {
        null => "the document does not say who may call",
        { Scheme: AuthScheme.None } => "everybody",
        _ => $"with credentials ({auth.Scheme?.ToString().ToLowerInvariant() ?? "as configured"}){(auth.Scopes.Count > 0 ? $", scopes {string.Join(", ", auth.Scopes)}" : "")}",
    };

    private static string Describe(RateLimitAttribute? limit) => limit is null
        ? "no limit"
        : string.Create(CultureInfo.InvariantCulture, $"{limit.Permits} in {limit.PerSeconds} s {(limit.By == RateLimitScope.All ? "for all callers together" : "for each caller")}");
}
