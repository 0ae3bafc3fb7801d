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
        Assert.Contains("5 of 5 operations", habit.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.PathOf("Acme.StickyNotes/src/Acme.StickyNotes/data")), "The tests wrote into the service's own database.");

        // As the README has it, then a name that is no identifier, then one that a type of the service has.
        await NewAsync(folder, "Notes", "note", "Notes");
        await NewAsync(folder, "my-notes", "my_notes", "my_notes");
        await NewAsync(folder, "Acme.Note", "acme_note", "Acme.NoteService");
        foreach (var name in new[] { "Notes", "my-notes", "Acme.Note" })
            await folder.BuildAsync(name, ["--configuration", "Release", .. package.RestoreArguments]);
        await NewAsync(folder, "Note", "note", "NoteService");
        await NewAsync(folder, "NotesApi", "notes_api", "NotesApiService");
        await NewAsync(folder, "3Notes", "service_3_notes", "_3Notes");

        await using var service = await RunningService.StartAsync(
            folder.PathOf("Acme.StickyNotes/src/Acme.StickyNotes"), "dotnet", "bin/Release/net10.0/Acme.StickyNotes.dll");
        Assert.Equal("[]", await service.Client.GetStringAsync(new Uri("notes", UriKind.Relative), TestContext.Current.CancellationToken));
    }

    // A document that is called like its resource would give both the same C# names, and one that begins with a digit is refused.
    private static async Task NewAsync(ConsumerFolder folder, string name, string document, string space)
    {
        await RunAsync(folder, "new", "plumbline-service", "--output", folder.PathOf(name), "--skipRestore");
        string Read(string file) => File.ReadAllText(folder.PathOf($"{name}/{file}"));
        Assert.Contains($"\"namespace\": \"io.example.{document}.v0\"", Read($"src/{name}/api.json"), StringComparison.Ordinal);
        Assert.StartsWith($"using {space};\n", Read($"src/{name}/Program.cs"), StringComparison.Ordinal);
        Assert.Contains($"namespace {space}.Tests;", Read($"tests/{name}.Tests/ServiceConformance.cs"), StringComparison.Ordinal);
        Assert.Contains($"\"src/{name}/api.json\"", Read($"tests/{name}.Tests/ServiceConformance.cs"), StringComparison.Ordinal);
        Assert.Equal(name != space, Read($"src/{name}/{name}.csproj").Contains($"<RootNamespace>{space}</RootNamespace>", StringComparison.Ordinal));
        Assert.All(Directory.GetFiles(folder.PathOf(name), "*", SearchOption.AllDirectories), file => Assert.DoesNotContain("PLUMBLINE_", File.ReadAllText(file), StringComparison.Ordinal));
    }

    // Templates are installed per user; this one's user is the test.
    private static async Task RunAsync(ConsumerFolder folder, params string[] arguments)
    {
        var command = await Command.RunAsync(folder.PathOf("."), "env", [$"DOTNET_CLI_HOME={folder.PathOf("home")}", "dotnet", .. arguments]);
        Assert.True(command.ExitCode == 0, command.Output);
    }
}
