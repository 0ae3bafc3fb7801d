using Plumbline.Tool.Tests.Harness;

namespace Plumbline.Deliver.Tests;

/// <summary>A program without documents, which is quickly built.</summary>
public sealed class StagingTests : IDisposable
{
    private readonly ToolTest _test = new();

    [Fact]
    public async Task Refuses_what_is_different_whenever_it_is_built()
    {
        _test.With("Clock/Clock.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>Exe</OutputType>
              </PropertyGroup>
              <Target Name="WriteTime" BeforeTargets="BeforeBuild">
                <WriteLinesToFile File="$(MSBuildProjectDirectory)/built.txt" Lines="$([System.DateTime]::UtcNow.Ticks)" Overwrite="true" />
              </Target>
              <ItemGroup>
                <None Include="built.txt" CopyToPublishDirectory="Always" CopyToOutputDirectory="Always" />
              </ItemGroup>
            </Project>
            """).With("Clock/Program.cs", "return 0;").With("Clock/built.txt", "").With(".gitignore", "bin/\nobj/\n.plumbline/\n");
        _test.With("plumbline.deliver.json", """{ "services": { "clock": { "project": "Clock/Clock.csproj", "ports": "5101-5102" } } }""");
        await Processes.RunAsync(_test.Folder, "git", "init", "-q", "-b", "main");
        Assert.Contains("git knows no revision 'HEAD'", (await _test.RunAsync("deliver", "stage")).Error, StringComparison.Ordinal);
        await Processes.RunAsync(_test.Folder, "git", "add", "-A");
        await Processes.RunAsync(_test.Folder, "git", "-c", "user.name=Ada", "-c", "user.email=ada@example.io", "commit", "-q", "-m", "the first");

        var refused = await _test.RunAsync("deliver", "stage", "--name", "7");
        Assert.True(refused.Code == 1, refused.Out + refused.Error);
        Assert.Contains("clock 7  reproduce   refused  'app/built.txt' differs between two builds of the same commit", refused.Out, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_test.PathOf(".plumbline/deliver/staged/clock")));
    }

    public void Dispose() => _test.Dispose();
}
