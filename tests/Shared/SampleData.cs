using System.Runtime.CompilerServices;

namespace Plumbline.Tests.Shared;

/// <summary>Gives the samples that this process runs a folder of their own to keep data in, and removes it at the end.</summary>
internal static class SampleData
{
    private const string Setting = "Plumbline__Storage__ConnectionString";

    // CA2255: a test assembly is an application, whatever it looks like.
#pragma warning disable CA2255
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Redirect()
    {
        var folder = Directory.CreateTempSubdirectory("plumbline-data-").FullName;
        Environment.SetEnvironmentVariable(Setting, Path.Combine(folder, "sample.db"));
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (IOException)
            {
                // A service that ends together with the process still has its file open; the folder is temporary anyhow.
            }
        };
    }
}
