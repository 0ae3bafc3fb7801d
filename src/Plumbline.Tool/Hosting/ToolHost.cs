using System.Globalization;

namespace Plumbline.Tool.Hosting;

/// <summary>What surrounds a run: streams, folder, clock. Tests give their own.</summary>
internal sealed record ToolHost
{
    /// <summary>Where results go.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Where complaints and progress go.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>The folder that relative paths start from.</summary>
    public required string Folder { get; init; }

    /// <summary>Whether <see cref="Out"/> is a terminal.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>Whether <see cref="Error"/> is a terminal, which is where progress shows.</summary>
    public bool IsErrorTerminal { get; init; }

    /// <summary>The day, <c>yyyy-MM-dd</c>, for suppressions that end.</summary>
    public required string Today { get; init; }

    /// <summary>The host of this process.</summary>
    public static ToolHost OfProcess()
    {
        var noColour = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) || Environment.GetEnvironmentVariable("TERM") == "dumb";
        return new()
        {
            Out = Console.Out,
            Error = Console.Error,
            Folder = Directory.GetCurrentDirectory(),
            IsTerminal = !Console.IsOutputRedirected && !noColour,
            IsErrorTerminal = !Console.IsErrorRedirected && !noColour,
            Today = DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        };
    }

    /// <summary>A path as given, made absolute.</summary>
    /// <param name="path">The path.</param>
    public string Resolve(string path) => Path.GetFullPath(path, Folder);

    /// <summary>A path as people like to read it: relative where it lies below the folder, with forward slashes.</summary>
    /// <param name="fullPath">An absolute path.</param>
    public string Display(string fullPath)
    {
        var relative = Path.GetRelativePath(Folder, fullPath);
        return (relative.StartsWith("..", StringComparison.Ordinal) ? fullPath : relative).Replace('\\', '/');
    }
}
