using System.Text.Json;
using Plumbline.Spec.Model;
using Plumbline.Tool.Hosting;
using Plumbline.Tool.Reporting;
using static Plumbline.Spec.Export.JsonTree;

namespace Plumbline.Tool.Delta;

/// <summary>Writes what a change means.</summary>
/// <param name="result">The result.</param>
internal sealed class DeltaReports(DeltaResult result) : FormattedReport
{
    private static string Actions(DeployableDelta deployable) => deployable switch
    {
        { State: "removed" } => "removed",
        { MustRedeploy: true } => "rebuild, retest, redeploy",
        { MustRebuild: true, MustRetest: true } => "rebuild, retest",
        { MustRebuild: true } => "rebuild",
        _ => "retest",
    };

    private static string? Step(DeployableDelta deployable) => deployable.Step?.ToString().ToLowerInvariant();

    private static JsonValue Flag(bool value) => value ? True : False;

    private static JsonValue Json(DeployableDelta deployable) => Object(
        ("name", Text(deployable.Name)),
        ("project", Text(deployable.Project)),
        ("state", Text(deployable.State)),
        ("rebuild", Flag(deployable.MustRebuild)),
        ("retest", Flag(deployable.MustRetest)),
        ("redeploy", Flag(deployable.MustRedeploy)),
        ("step", TextOrNothing(Step(deployable))),
        ("next", TextOrNothing(deployable.Next)),
        ("reasons", Array(deployable.Reasons.Select(reason => Object(
            ("effect", Text(reason.Effect.ToString().ToLowerInvariant())),
            ("chain", Array(reason.Chain.Select(Text))))))));

    protected override JsonValue Json() => Object(
        ("unsure", TextOrNothing(result.Unsure)),
        ("deployables", Array(result.Deployables.Select(Json))));

    protected override void WriteText(ToolOutput output)
    {
        if (result.Unsure is { } why)
            output.WriteLine($"unsure, so everything: {SafeText.Line(why)}", Tone.Doubtful);
        foreach (var deployable in result.Deployables)
        {
            output.Write(SafeText.Line(deployable.Name), Tone.Strong);
            output.Write($": {Actions(deployable)}");
            output.WriteLine(deployable is { MustRedeploy: true, Step: not null } ? $"; {Step(deployable)}{(deployable.Next is { } next ? $", to {SafeText.Line(next)}" : "")}" : "");
            foreach (var reason in deployable.Reasons)
                output.WriteLine($"  {reason.Effect.ToString().ToLowerInvariant(),-8}  {SafeText.Line(reason.Text)}");
        }

        if (result.Deployables.Count == 0)
            output.WriteLine("nothing is to be done", Tone.Good);
    }

    protected override void WriteMarkdown(ToolOutput output)
    {
        output.WriteLine(result.Unsure is { } why ? $"**unsure, so everything: {SafeText.Markdown(why)}**"
            : result.Deployables.Count == 0 ? "**nothing is to be done**" : "**what this change means**");
        if (result.Deployables.Count == 0)
            return;

        output.WriteLine();
        output.WriteLine("| deployable | to do | step | next | why |");
        output.WriteLine("|---|---|---|---|---|");
        foreach (var deployable in result.Deployables)
        {
            output.WriteLine($"| {SafeText.Markdown(deployable.Name)} | {Actions(deployable)} | {Step(deployable)} | {SafeText.Markdown(deployable.Next ?? "")} | "
                + $"{string.Join("<br>", deployable.Reasons.Select(reason => SafeText.Markdown(reason.Text)))} |");
        }
    }

    // Lines for $GITHUB_OUTPUT; JSON has no line breaks of its own, so no name can add an output.
    protected override void WriteGitHub(ToolOutput output)
    {
        var present = result.Deployables.Where(deployable => deployable.State != "removed").ToList();
        output.WriteLine($"unsure={(result.Unsure is null ? "false" : "true")}");
        output.WriteLine($"rebuild={JsonSerializer.Serialize(present.Where(d => d.MustRebuild).Select(d => d.Name))}");
        output.WriteLine($"retest={JsonSerializer.Serialize(present.Where(d => d.MustRetest).Select(d => d.Name))}");
        output.WriteLine($"redeploy={JsonSerializer.Serialize(present.Where(d => d.MustRedeploy).Select(d => d.Name))}");
        output.WriteLine($"removed={JsonSerializer.Serialize(result.Deployables.Where(d => d.State == "removed").Select(d => d.Name))}");
        output.WriteLine("matrix=" + JsonSerializer.Serialize(new
        {
            include = present.Select(d => new { name = d.Name, project = d.Project, rebuild = d.MustRebuild, retest = d.MustRetest, redeploy = d.MustRedeploy, next = d.Next ?? "" }),
        }));
    }
}
