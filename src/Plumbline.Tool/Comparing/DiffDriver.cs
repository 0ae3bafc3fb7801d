using Plumbline.Spec.Reading;
using Plumbline.Tool.Documents;
using Plumbline.Tool.Hosting;

namespace Plumbline.Tool.Comparing;

/// <summary>Runs as git's external diff driver: git names one file and two temporary copies of it.</summary>
internal static class DiffDriver
{
    /// <summary>Writes what differs in one file. Never fails: git would stop showing the rest.</summary>
    /// <param name="run">The run.</param>
    /// <param name="comparer">Compares.</param>
    /// <param name="args">Git's arguments: path, old file, old hash, old mode, new file, new hash, new mode.</param>
    /// <param name="cancellationToken">Stops between two rules.</param>
    public static int Run(ToolRun run, SideComparer comparer, IReadOnlyList<string> args, CancellationToken cancellationToken)
    {
        // A file that is not merged has no copies.
        if (args.Count < 7)
        {
            run.Output.WriteLine($"{args[0]}: not merged");
            return ExitCodes.Success;
        }

        try
        {
            var documents = comparer.Compare(Side(run.Host, args[0], args[1]), Side(run.Host, args[0], args[4]), cancellationToken);
            new DiffReports(documents, null).Write("text", run.Output);
        }
        catch (ToolException exception)
        {
            run.Output.WriteLine(exception.Message);
        }

        return ExitCodes.Success;
    }

    private static ComparedSide Side(ToolHost host, string path, string file)
    {
        var full = host.Resolve(path);
        var isThere = file != "/dev/null" && File.Exists(host.Resolve(file));
        var text = isThere ? File.ReadAllText(host.Resolve(file)) : "";
        var isDocument = isThere && (DocumentFileName.IsDocument(Path.GetFileName(path)) || DocumentReader.LooksLikeDocument(text));
        return new()
        {
            Title = path,
            Documents = isDocument ? new() { [""] = new() { FullPath = full, Path = path, Text = text } } : new Dictionary<string, SourceText>(),
            ReadFile = approvals => File.Exists(approvals) ? File.ReadAllText(approvals) : null,
        };
    }
}
