using System.Diagnostics;
using Plumbline.Benchmarks.Measuring;

namespace Plumbline.Benchmarks.Builds;

/// <summary>NSwag's command line, from its npm package; installed into a temporary folder where npm is there.</summary>
internal static class NSwagTool
{
    private const string Version = "14.7.1";

    private static readonly string s_folder = Path.Combine(Path.GetTempPath(), "plumbline-benchmarks", "nswag-" + Version);

    /// <summary>Generates a client.</summary>
    /// <param name="openApi">The OpenAPI description.</param>
    /// <returns>The client, and the processor time that it took in nanoseconds; null where the tool is not to be had.</returns>
    public static (string Source, double Nanoseconds)? Generate(string openApi)
    {
        if (Find() is not { } tool)
            return null;

        var input = Path.Combine(s_folder, "openapi.json");
        var output = Path.Combine(s_folder, "Client.cs");
        File.WriteAllText(input, openApi);
        var time = Run(
            "dotnet",
            ["exec", tool, "openapi2csclient", $"/input:{input}", $"/output:{output}", "/namespace:Commerce", "/classname:CommerceClient", "/jsonLibrary:SystemTextJson", "/generateNullableReferenceTypes:true"]);
        return time is { } taken ? (File.ReadAllText(output), taken) : null;
    }

    private static string? Find()
    {
        Directory.CreateDirectory(s_folder);
        var binaries = Path.Combine(s_folder, "node_modules", "nswag", "bin", "binaries");
        if (!Directory.Exists(binaries) && Run("npm", ["install", "--no-audit", "--no-fund", "--prefix", s_folder, "nswag@" + Version]) is null)
            return null;

        return Directory.Exists(binaries) ? Directory.EnumerateFiles(binaries, "dotnet-nswag.dll", SearchOption.AllDirectories).Max() : null;
    }

    private static double? Run(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_ROLL_FORWARD"] = "Major";
        var before = ChildClock.Now();
        try
        {
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = process.StandardError.ReadToEnd();
            process.WaitForExit();
            if (process.ExitCode == 0)
                return ChildClock.Now() - before;

            Console.Error.WriteLine($"{program} failed: {output.Result}{errors}");
            return null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
