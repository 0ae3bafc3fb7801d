using System.Diagnostics;
using System.Reflection;
using System.Security;
using System.Text;

namespace Plumbline.Drift.Tests.Building;

/// <summary>Builds many copies by one <c>dotnet build</c>: restoring and building the repository's projects once is enough for all.</summary>
internal static class SampleBuilds
{
    // What the tests were built in, so that copies use what was built with them.
    private static readonly string s_configuration = typeof(SampleBuilds).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    private static readonly string s_server = $"plumbline-drift-{Environment.ProcessId}";

    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(20);

    /// <summary>Writes what all copies below a folder share.</summary>
    /// <param name="folder">The folder.</param>
    public static void Prepare(string folder)
    {
        // Only the extension's findings are of interest, and nothing runs: no further analyzers, no copies of assemblies.
        File.WriteAllText(Path.Combine(folder, "Directory.Build.props"), $"""
            <Project>
              <Import Project="{SecurityElement.Escape(Repository.Root)}/Directory.Build.props" />
              <PropertyGroup>
                <EnableNETAnalyzers>false</EnableNETAnalyzers>
                <EnforceCodeStyleInBuild>false</EnforceCodeStyleInBuild>
                <GenerateDocumentationFile>false</GenerateDocumentationFile>
                <ProduceReferenceAssembly>false</ProduceReferenceAssembly>
                <UseAppHost>false</UseAppHost>
                <StaticWebAssetsEnabled>false</StaticWebAssetsEnabled>
                <ProvideCommandLineArgs>true</ProvideCommandLineArgs>
                <ErrorLog>$(MSBuildProjectDirectory)/build.sarif,version=2.1</ErrorLog>
              </PropertyGroup>
              <ItemDefinitionGroup>
                <ProjectReference><Private>false</Private></ProjectReference>
              </ItemDefinitionGroup>
            </Project>
            """);
        File.WriteAllText(Path.Combine(folder, "Directory.Build.targets"), """
            <Project>
              <Target Name="KeepCompilerArguments" AfterTargets="CoreCompile">
                <WriteLinesToFile File="$(MSBuildProjectDirectory)/arguments.txt" Lines="@(CscCommandLineArgs)" Overwrite="true" />
              </Target>
              <Target Name="TellSuccess" AfterTargets="Build">
                <Touch Files="$(MSBuildProjectDirectory)/built.txt" AlwaysCreate="true" />
              </Target>
            </Project>
            """);
    }

    /// <summary>Builds copies; what came of each is in its report.</summary>
    /// <param name="folder">The folder that was prepared.</param>
    /// <param name="name">A name for this build.</param>
    /// <param name="copies">The copies.</param>
    /// <returns>What was written.</returns>
    public static async Task<string> BuildAsync(string folder, string name, IEnumerable<SampleCopy> copies)
    {
        var project = Path.Combine(folder, name + ".proj");
        var items = copies.Select(copy => $"""    <Copy Include="{SecurityElement.Escape(copy.ProjectFile)}" />""");
        await File.WriteAllTextAsync(project, $"""
            <Project>
              <ItemGroup>
            {string.Join('\n', items)}
              </ItemGroup>
              <Target Name="Build">
                <!-- A compiler server of our own, which has loaded no older extension, and ends when we are done. -->
                <MSBuild Projects="@(Copy)" Targets="Build" Properties="Configuration={s_configuration};BuildProjectReferences=false;UseSharedCompilation=true;SharedCompilationId={s_server}" BuildInParallel="true" ContinueOnError="true" />
                <Exec Command="&quot;$(NetCoreRoot)dotnet&quot; &quot;$(MSBuildToolsPath)/Roslyn/bincore/VBCSCompiler.dll&quot; -shutdown -pipename:{s_server}" ContinueOnError="true" StandardOutputImportance="low" />
              </Target>
            </Project>
            """);

        var start = new ProcessStartInfo("dotnet", ["build", project, "--no-restore", "-nologo", "-maxcpucount:2", "-verbosity:quiet"])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment.Remove("MSBuildSDKsPath");
        var output = new StringBuilder();
        using var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Append(output, line.Data);
        process.ErrorDataReceived += (_, line) => Append(output, line.Data);
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var limit = new CancellationTokenSource(s_limit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
        }

        lock (output)
            return output.ToString();
    }

    private static void Append(StringBuilder output, string? line)
    {
        lock (output)
            output.AppendLine(line);
    }
}
