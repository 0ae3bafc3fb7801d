using Plumbline.Package.Tests.Harness;

namespace Plumbline.Package.Tests.Consumers;

/// <summary>What a stranger gets from <c>dotnet new plumbline-service</c>: it builds, runs, and its tests pass.</summary>
public sealed class TemplateTests(PackedPlumbline package)
{
    [Fact]
    public async Task A_new_service_builds_answers_and_passes_its_tests()
    {
        foreach (var name in new[] { "Plumbline.Sqlite", "Plumbline.Testing", "Plumbline.Templates" })
            await package.PackAsync($"src/{name}/{name}.csproj");

        var folder = package.NewFolder("template");
        await RunAsync(folder, "new", "install", Path.Combine(Path.GetDirectoryName(package.PackagePath)!, $"Plumbline.Templates.{package.Version}.nupkg"));
        await RunAsync(folder, "new", "plumbline-service", "--output", folder.PathOf("Acme.StickyNotes"), "--organization", "com.acme", "--skipRestore");

        var document = await File.ReadAllTextAsync(folder.PathOf("Acme.StickyNotes/src/Acme.StickyNotes/api.json"), TestContext.Current.CancellationToken);
        Assert.Contains("\"namespace\": \"com.acme.acme_sticky_notes.v0\"", document, StringComparison.Ordinal);
        Assert.DoesNotContain("PLUMBLINE_", document, StringComparison.Ordinal);

        // As the template has it: without the strict settings that the folder's parents give to other consumers.
        await folder.BuildAsync("Acme.StickyNotes", ["--configuration", "Release", .. package.RestoreArguments]);
        var tests = await Command.RunAsync(
            folder.PathOf("Acme.StickyNotes"), "dotnet", "run", "--no-build", "--configuration", "Release", "--project", "tests/Acme.StickyNotes.Tests");
        Assert.True(tests.ExitCode == 0, tests.Output);
        Assert.Contains("5 of 5 operations", tests.Output, StringComparison.Ordinal);

        // What a stranger types first must run them too.
        var habit = await Command.RunAsync(folder.PathOf("Acme.StickyNotes"), "dotnet", "test", "--no-build", "--configuration", "Release");
        Assert.True(habit.ExitCode == 0, habit.Output);
        Assert.Matches("Passed: [1-9]", habit.Output);
        Assert.False(Directory.Exists(folder.PathOf("Acme.StickyNotes/src/Acme.StickyNotes/data")), "The tests wrote into the service's own database.");

        // As the README has it. A document that is called like its resource would give both the same C# names.
        await RunAsync(folder, "new", "plumbline-service", "--output", folder.PathOf("Notes"), "--skipRestore");
        Assert.Contains("\"namespace\": \"io.example.note.v0\"", await File.ReadAllTextAsync(folder.PathOf("Notes/src/Notes/api.json"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await folder.BuildAsync("Notes", ["--configuration", "Release", .. package.RestoreArguments]);

        await using var service = await RunningService.StartAsync(
            folder.PathOf("Acme.StickyNotes/src/Acme.StickyNotes"), "dotnet", "bin/Release/net10.0/Acme.StickyNotes.dll");
        Assert.Equal("[]", await service.Client.GetStringAsync(new Uri("notes", UriKind.Relative), TestContext.Current.CancellationToken));
    }

    // Templates are installed per user; this one's user is the test.
    private static async Task RunAsync(ConsumerFolder folder, params string[] arguments)
    {
        var command = await Command.RunAsync(folder.PathOf("."), "env", [$"DOTNET_CLI_HOME={folder.PathOf("home")}", "dotnet", .. arguments]);
        Assert.True(command.ExitCode == 0, command.Output);
    }
}
