namespace Plumbline.Package.Tests.Harness;

/// <summary>A folder with projects that use the package.</summary>
internal sealed class ConsumerFolder(string path)
{
    internal string PathOf(string relative) => Path.Combine(path, relative);

    internal ConsumerFolder Write(string file, string text)
    {
        var target = PathOf(file);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.WriteAllText(target, text);
        return this;
    }

    /// <summary>Copies the example company's documents into the folder.</summary>
    internal ConsumerFolder CopySpecs(params string[] names)
    {
        foreach (var name in names)
            Write(name, File.ReadAllText(Repository.PathOf($"specs/{name}")));
        return this;
    }

    /// <summary>Builds, and requires success without a warning.</summary>
    internal async Task<string> BuildAsync(string project = ".", params string[] arguments)
    {
        var build = await TryBuildAsync(project, arguments);
        Assert.True(build.ExitCode == 0, build.Output);
        Assert.DoesNotContain("warning", build.Output.Replace("0 Warning(s)", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
        return build.Output;
    }

    internal Task<Command> TryBuildAsync(string project = ".", params string[] arguments) =>
        Command.RunAsync(PathOf(project), "dotnet", ["build", "-nologo", "-maxcpucount:2", .. arguments]);

    /// <summary>Publishes, and requires success without a warning.</summary>
    internal async Task PublishAsync(string project, params string[] arguments)
    {
        var publish = await Command.RunAsync(PathOf(project), "dotnet", ["publish", "-nologo", "-maxcpucount:2", .. arguments]);
        Assert.True(publish.ExitCode == 0, publish.Output);
        Assert.DoesNotContain("warning", publish.Output, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Every source that generators emitted; needs <c>EmitCompilerGeneratedFiles</c>.</summary>
    internal IEnumerable<string> EmittedFiles(string project = ".") =>
        Directory.Exists(PathOf(Path.Combine(project, "obj")))
            ? Directory.EnumerateFiles(PathOf(Path.Combine(project, "obj")), "*.g.cs", SearchOption.AllDirectories)
                .Where(file => file.Contains("Plumbline.Generator", StringComparison.Ordinal))
            : [];
}
