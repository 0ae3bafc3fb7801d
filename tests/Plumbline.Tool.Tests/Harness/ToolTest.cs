using Plumbline.Tool.Commands;
using Plumbline.Tool.Hosting;

namespace Plumbline.Tool.Tests.Harness;

/// <summary>A folder of its own, and the tool run in it as a shell would.</summary>
internal sealed class ToolTest : IDisposable
{
    /// <summary>The folder; its name has no symbolic link in it.</summary>
    public string Folder { get; init; } = Directory.CreateTempSubdirectory("plumbline-").FullName;

    /// <summary>The day of the run.</summary>
    public string Today { get; init; } = "2026-11-27";

    /// <summary>Writes a file.</summary>
    public ToolTest With(string path, string text)
    {
        var full = PathOf(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        return this;
    }

    /// <summary>A path in the folder.</summary>
    public string PathOf(string path) => Path.Combine(Folder, path);

    /// <summary>A file's text.</summary>
    public string Read(string path) => File.ReadAllText(PathOf(path));

    /// <summary>Runs a command line.</summary>
    public Task<ToolResult> RunAsync(params string[] args) => RunInAsync(Folder, args);

    /// <summary>Runs a command line; it must end with 0.</summary>
    public async Task<string> SucceedAsync(params string[] args)
    {
        var result = await RunAsync(args);
        Assert.True(result.Code == ExitCodes.Success, $"'{string.Join(' ', args)}' ended with {result.Code}:\n{result.Out}\n{result.Error}");
        return result.Out;
    }

    /// <summary>Runs a command line in any folder.</summary>
    public async Task<ToolResult> RunInAsync(string folder, params string[] args)
    {
        var (output, error) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        var code = await ToolRoot.RunAsync(args, new() { Out = output, Error = error, Folder = folder, Today = Today });
        return new(code, output.ToString(), error.ToString());
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

/// <summary>What a run left behind.</summary>
internal sealed record ToolResult(int Code, string Out, string Error);
