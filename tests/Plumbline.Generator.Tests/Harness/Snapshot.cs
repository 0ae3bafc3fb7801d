using System.Runtime.CompilerServices;

namespace Plumbline.Generator.Tests.Harness;

/// <summary>Compares text with a file under <c>Snapshots/</c>. <c>PLUMBLINE_ACCEPT_SNAPSHOTS=1</c> writes the files instead; review them as code.</summary>
internal static class Snapshot
{
    private static readonly bool s_accepts = Environment.GetEnvironmentVariable("PLUMBLINE_ACCEPT_SNAPSHOTS") == "1";

    public static void Verify(string name, string text, [CallerFilePath] string thisTest = "")
    {
        var path = Path.Combine(Folder(thisTest), name);
        if (s_accepts)
            File.WriteAllText(path, text);

        Assert.True(File.Exists(path), $"There is no Snapshots/{name}: run with PLUMBLINE_ACCEPT_SNAPSHOTS=1 and review it.");
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), text);
    }

    // The compiler knows the test's source path; the project's folder is above it.
    private static string Folder(string source)
    {
        var folder = Path.GetDirectoryName(source);
        while (folder is not null && !File.Exists(Path.Combine(folder, "Plumbline.Generator.Tests.csproj")))
            folder = Path.GetDirectoryName(folder);

        return Path.Combine(folder ?? throw new InvalidOperationException("The tests' sources are not where they were built."), "Snapshots");
    }
}
