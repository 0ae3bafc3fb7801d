using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Plumbline.Spec.Rules.Company;

namespace Plumbline.Analyzers.Documents;

/// <summary>A rules file of the company, as a package or the repository brings it.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Text">Its text.</param>
/// <param name="File">What was read from it.</param>
internal sealed record CompanyRules(string Path, SourceText Text, CompanyRulesFile File)
{
    /// <summary>All rules files of a project; a key counts in the first file that has it.</summary>
    /// <param name="files">The additional files.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static ImmutableArray<CompanyRules> Of(ImmutableArray<AdditionalText> files, CancellationToken cancellationToken)
    {
        var all = ImmutableArray.CreateBuilder<CompanyRules>();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in SettingsFiles.All(files, CompanyRulesFile.FileName))
        {
            if (file.GetText(cancellationToken) is not { } text)
                continue;

            var read = CompanyRulesFile.Read(text.ToString(), taken, cancellationToken);
            taken.UnionWith(read.Rules.Select(rule => rule.Descriptor.Key!));
            all.Add(new(file.Path, text, read));
        }

        return all.ToImmutable();
    }
}
