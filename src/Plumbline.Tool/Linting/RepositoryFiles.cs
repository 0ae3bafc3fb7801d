using Plumbline.Spec.Rules.Accepting;
using Plumbline.Spec.Rules.Company;
using Plumbline.Tool.Documents;
using Plumbline.Tool.Hosting;

namespace Plumbline.Tool.Linting;

/// <summary>Finds the company's own rules and the accepted findings that count for a document: in its folder, else the nearest above.</summary>
/// <param name="host">For display.</param>
/// <param name="findingsFile">The file of accepted findings that the command line names; null for the nearest.</param>
/// <param name="projectFolder">The folder of the project whose build is to say the same: it gives all its documents the files in it or above; null where none was named.</param>
internal sealed class RepositoryFiles(ToolHost host, string? findingsFile, string? projectFolder = null)
{
    private readonly Dictionary<string, CompanyFile?> _company = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FindingsFile?> _findings = new(StringComparer.Ordinal);

    /// <summary>The company's rules for a document; null where it has none.</summary>
    /// <param name="documentPath">The document's absolute path.</param>
    public CompanyFile? Company(string documentPath) => Read(_company, Nearest(documentPath, CompanyRulesFile.FileName), path =>
    {
        var source = SourceText.Read(path, host);
        return new CompanyFile(source, CompanyRulesFile.Read(source.Text, [], CancellationToken.None));
    });

    /// <summary>The accepted findings for a document; null where there are none.</summary>
    /// <param name="documentPath">The document's absolute path.</param>
    /// <param name="company">The company's rules, whose keys entries may name.</param>
    public FindingsFile? Findings(string documentPath, CompanyFile? company) => Read(_findings, findingsFile ?? Nearest(documentPath, AcceptedFindingsFile.FileName), path =>
    {
        if (!File.Exists(path))
            return null;

        var source = SourceText.Read(path, host);
        return new FindingsFile(source, AcceptedFindingsFile.Read(source.Text, company?.Keys ?? [], CancellationToken.None));
    });

    private static T? Read<T>(Dictionary<string, T?> known, string? path, Func<string, T?> read)
        where T : class
    {
        if (path is null)
            return null;
        if (!known.TryGetValue(path, out var file))
            known[path] = file = read(path);
        return file;
    }

    private string? Nearest(string documentPath, string name)
    {
        for (var folder = projectFolder ?? Path.GetDirectoryName(documentPath); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, name)))
                return Path.Combine(folder, name);
        }

        return null;
    }
}

/// <summary>A company's rules file.</summary>
/// <param name="Source">Its text.</param>
/// <param name="File">What was read from it.</param>
internal sealed record CompanyFile(SourceText Source, CompanyRulesFile File)
{
    /// <summary>The keys of its rules.</summary>
    public IReadOnlyList<string> Keys { get; } = [.. File.Rules.Select(rule => rule.Descriptor.Key!)];
}

/// <summary>A file of accepted findings.</summary>
/// <param name="Source">Its text.</param>
/// <param name="File">What was read from it.</param>
internal sealed record FindingsFile(SourceText Source, AcceptedFindingsFile File);
