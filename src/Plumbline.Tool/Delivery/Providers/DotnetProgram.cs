namespace Plumbline.Tool.Delivery.Providers;

/// <summary>The <c>dotnet</c> that runs this program, which runs others too.</summary>
internal static class DotnetProgram
{
    /// <summary>Its path; the name alone where nothing tells.</summary>
    public static string Path { get; } = Find();

    private static string Find()
    {
        var host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH");
        if (!string.IsNullOrEmpty(host) && File.Exists(host))
            return host;

        return Environment.ProcessPath is { } own && System.IO.Path.GetFileNameWithoutExtension(own) == "dotnet" ? own : "dotnet";
    }
}
