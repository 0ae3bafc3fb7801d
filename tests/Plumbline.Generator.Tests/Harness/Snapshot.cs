using Plumbline.Tests.Shared;

namespace Plumbline.Generator.Tests.Harness;

/// <summary>Compares text with a file under <c>Snapshots/</c>. <c>PLUMBLINE_ACCEPT_SNAPSHOTS=1</c> writes the files instead; review them as code.</summary>
internal static class Snapshot
{
    private static readonly bool s_accepts = Environment.GetEnvironmentVariable("PLUMBLINE_ACCEPT_SNAPSHOTS") == "1";

    public static void Verify(string name, string text)
    {
        var path = Repository.PathOf($"tests/Plumbline.Generator.Tests/Snapshots/{name}");
        if (s_accepts)
            File.WriteAllText(path, text);

        Assert.True(File.Exists(path), $"There is no Snapshots/{name}: run with PLUMBLINE_ACCEPT_SNAPSHOTS=1 and review it.");
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), text);
    }
}
