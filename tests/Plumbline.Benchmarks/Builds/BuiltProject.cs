using System.Diagnostics;
using System.Globalization;
using Plumbline.Benchmarks.Measuring;

namespace Plumbline.Benchmarks.Builds;

/// <summary>What one build took.</summary>
/// <param name="Wall">Nanoseconds from start to end.</param>
/// <param name="Processor">Nanoseconds of processor time, of the build and of its compiler server.</param>
internal readonly record struct BuildCost(double Wall, double Processor);

/// <summary>
/// A project in a folder of its own with the settings of a new class library, built by <c>dotnet build</c> with a compiler server
/// that no other project uses.
/// </summary>
internal sealed class BuiltProject : IDisposable
{
    private readonly string _folder;
    private readonly CompilerServer _server;

    /// <summary>Writes the project.</summary>
    /// <param name="folder">Where; what is there goes.</param>
    /// <param name="files">Its files, by name.</param>
    /// <param name="items">What its project file lists beside the settings of a new class library.</param>
    public BuiltProject(string folder, IEnumerable<(string Name, string Text)> files, string items)
    {
        _folder = folder;
        _server = new($"plumbline-{Environment.ProcessId}-{Path.GetFileName(folder)}");
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);

        Directory.CreateDirectory(folder);
        foreach (var (name, text) in files)
            File.WriteAllText(Path.Combine(folder, name), text);

        File.WriteAllText(
            Path.Combine(folder, "Commerce.csproj"),
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
              </PropertyGroup>
              {items}
            </Project>
            """);
        Dotnet("restore", "-v", "quiet", "-nologo");
    }

    /// <summary>Where the project is.</summary>
    public string Folder => _folder;

    /// <summary>The most memory that its compiler server ever had, in bytes.</summary>
    public double PeakMemory => _server.PeakMemory;

    /// <summary>The size of its assembly.</summary>
    public long AssemblyBytes => new FileInfo(Path.Combine(_folder, "bin", "Debug", "net10.0", "Commerce.dll")).Length;

    /// <summary>Builds everything anew, without a restore.</summary>
    /// <param name="before">Anything to do first that belongs to the build.</param>
    public BuildCost Build(Action? before = null)
    {
        var (children, server) = (ChildClock.Now(), _server.ProcessorTime);
        var start = Stopwatch.GetTimestamp();
        before?.Invoke();
        Build([]);
        return new(Stopwatch.GetElapsedTime(start).TotalNanoseconds, ChildClock.Now() - children + _server.ProcessorTime - server);
    }

    /// <summary>Builds once with all that is generated written out, and counts: the project's own source files and those of generators.</summary>
    public (int Lines, long Bytes) BuildAndCount()
    {
        Build("-p:EmitCompilerGeneratedFiles=true");
        var files = Directory.EnumerateFiles(_folder, "*.cs").Concat(Directory.EnumerateFiles(Path.Combine(_folder, "obj"), "*.g.cs", SearchOption.AllDirectories)).ToList();
        return (files.Sum(file => File.ReadLines(file).Count()), files.Sum(file => new FileInfo(file).Length));
    }

    /// <inheritdoc/>
    public void Dispose() => _server.Dispose();

    private void Build(params string[] more) =>
        Dotnet(["build", "--no-restore", "--no-incremental", "-v", "quiet", "-nologo", "-clp:ErrorsOnly", "-nodeReuse:false", "-p:UseSharedCompilation=true", $"-p:SharedCompilationId={_server.Name}", .. more]);

    private void Dotnet(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = _folder, RedirectStandardOutput = true };

        // This process itself was started by the SDK, whose settings are not the project's.
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || k.StartsWith("PLUMBLINE", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);

        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"dotnet {arguments[0]} in {_folder} failed:\n{output}"));
    }
}
