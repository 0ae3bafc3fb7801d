using System.Text.RegularExpressions;
using Plumbline.Tests.Shared;
using Plumbline.Tool.Tests.Harness;
using YamlDotNet.RepresentationModel;

namespace Plumbline.Deliver.Tests;

public sealed partial class PipelineFilesTests
{
    private static readonly string s_workflow = Repository.PathOf("build/workflows/deliver.yml");

    [Fact]
    public void The_workflow_checks_every_commit_and_delivers_tags_one_after_the_other()
    {
        var root = Load();
        Assert.Equal(["main"], Texts(At(root, "on", "push", "branches")));
        Assert.Equal(["v*", "*-v*"], Texts(At(root, "on", "push", "tags")));
        var jobs = (YamlMappingNode)At(root, "jobs");
        Assert.Equal(["check", "stage", "release"], jobs.Children.Keys.Select(key => key.ToString()));
        Assert.Equal("github.ref_type == 'tag'", At(jobs, "release", "if").ToString());
        Assert.Equal(["check", "stage"], Texts(At(jobs, "release", "needs")));
        Assert.Equal("false", At(jobs, "release", "concurrency", "cancel-in-progress").ToString());
        Assert.All(jobs.Children.Values, job => Assert.All((YamlSequenceNode)At(job, "steps"), step =>
            Assert.True(((YamlMappingNode)step).Children.Keys.Any(key => key.ToString() is "uses" or "run"), step.ToString())));
    }

    [Fact]
    public async Task Every_command_in_it_is_one_that_there_is()
    {
        using var test = new ToolTest();
        var script = await File.ReadAllTextAsync(Repository.PathOf("build/pipeline"), TestContext.Current.CancellationToken);
        var workflow = await File.ReadAllTextAsync(s_workflow, TestContext.Current.CancellationToken);
        var lines = ToolLine().Matches(script + workflow).Select(match => match.Groups[1].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
        Assert.InRange(lines.Count, 6, 100);
        foreach (var words in lines)
        {
            var command = words[0] == "deliver" ? words[..2] : words[..1];
            var help = await test.SucceedAsync([.. command, "--help"]);
            Assert.All(words.Where(word => word.StartsWith("--", StringComparison.Ordinal)), option => Assert.Contains(option + " ", help, StringComparison.Ordinal));
        }

        var steps = PipelineLine().Matches(workflow).SelectMany(match => match.Groups[1].Value.Split(' ')).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(["check", "plan", "release", "stage", "test"], steps.Order(StringComparer.Ordinal));
        Assert.All(steps, step => Assert.Contains($"        {step}) ", script, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_script_runs_the_steps_that_it_is_given_and_refuses_others()
    {
        using var test = new ToolTest();
        Directory.CreateDirectory(test.PathOf("build"));
        File.Copy(Repository.PathOf("build/pipeline"), test.PathOf("build/pipeline"));
        test.With("tool", "#!/bin/sh\necho \"tool $*\"\n").With("artifacts/staged/users/manifest.json", "{}").With("artifacts/staged/some orders/manifest.json", "{}");
        await Processes.RunAsync(test.Folder, "chmod", "+x", "tool", "build/pipeline");
        await Processes.RunAsync(test.Folder, "git", "init", "-q");
        var output = await Processes.RunAsync(test.Folder, "env", "PLUMBLINE=./tool", "build/pipeline", "check", "stage", "plan", "release");
        Assert.Equal("""

            == check
            tool lint specs
            nothing was released yet; there is nothing to compare with

            == stage
            tool deliver stage --output artifacts/staged

            == plan
            tool deliver release --artifact artifacts/staged/some orders --artifact artifacts/staged/users --plan

            == release
            tool deliver release --artifact artifacts/staged/some orders --artifact artifacts/staged/users

            """, output);
        var (code, refusal) = await Processes.TryRunAsync(test.Folder, "bash", "build/pipeline", "deploy");
        Assert.Equal((2, true), (code, refusal.Contains("'deploy' is no step; known are check, test, stage, plan and release", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_settings_of_this_repository_are_in_order()
    {
        using var test = new ToolTest();
        var plan = await test.RunInAsync(Repository.Root, "deliver", "local", "--plan");
        Assert.True(plan.Code == 0, plan.Error);
        Assert.Contains("sample-service/Users/Users.csproj", plan.Out, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"(?:dotnet plumbline|""\$\{plumbline\[@\]\}"") ((?:[a-z-]+ ?)+)")]
    private static partial Regex ToolLine();

    [GeneratedRegex(@"build/pipeline ([a-z ]+)$", RegexOptions.Multiline)]
    private static partial Regex PipelineLine();

    private static YamlNode Load()
    {
        using var reader = new StreamReader(s_workflow);
        var yaml = new YamlStream();
        yaml.Load(reader);
        return Assert.Single(yaml.Documents).RootNode;
    }

    private static YamlNode At(YamlNode node, params string[] keys) => keys.Aggregate(node, (current, key) => ((YamlMappingNode)current).Children[new YamlScalarNode(key)]);

    private static string[] Texts(YamlNode node) => [.. ((YamlSequenceNode)node).Select(item => item.ToString())];
}
