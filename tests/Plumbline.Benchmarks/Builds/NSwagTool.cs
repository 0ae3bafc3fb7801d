using System.Diagnostics;

namespace Plumbline.Benchmarks.Builds;

/// <summary>NSwag's command line, from its npm package; installed into a temporary folder where npm is there.</summary>
internal static class NSwagTool
{
    private const string Version = "14.7.1";

    private static readonly string s_folder = Path.Combine(Path.GetTempPath(), "plumbline-benchmarks", "nswag-" + Version);

    /// <summary>Generates a client.</summary>
    /// <param name="openApi">The OpenAPI description.</param>
    /// <returns>The client; null where the tool is not to be had.</returns>
    public static string? Generate(string openApi)
    {
        if (Find() is not { } tool)
            return null;

        var input = Path.Combine(s_folder, "openapi.json");
        var output = Path.Combine(s_folder, "Client.cs");
        File.WriteAllText(input, openApi);
        return Run(
            "dotnet",
            ["exec", tool, "openapi2csclient", $"/input:{input}", $"/output:{output}", "/namespace:Commerce", "/classname:CommerceClient", "/jsonLibrary:SystemTextJson", "/generateNullableReferenceTypes:true"])
            ? File.ReadAllText(output)
            : null;
    }

    private static string? Find()
    {
        Directory.CreateDirectory(s_folder);
        var binaries = Path.Combine(s_folder, "node_modules", "nswag", "bin", "binaries");
        if (!Directory.Exists(binaries) && !Run("npm", ["install", "--no-audit", "--no-fund", "--prefix", s_folder, "nswag@" + Version]))
            return null;

        return Directory.Exists(binaries) ? Directory.EnumerateFiles(binaries, "dotnet-nswag.dll", SearchOption.AllDirectories).Max() : null;
    }

    private static bool Run(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_ROLL_FORWARD"] = "Major";
        try
        {
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = process.StandardError.ReadToEnd();
            process.WaitForExit();
            if (process.ExitCode == 0)
                return true;

            Console.Error.WriteLine($"{program} failed: {output.Result}{errors}");
            return false;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
