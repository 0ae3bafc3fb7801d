using System.Text.RegularExpressions;
using Plumbline.Spec.Findings;
using Plumbline.Spec.Rules;
using Plumbline.Spec.Rules.Accepting;
using Plumbline.Spec.Rules.Company;
using Plumbline.Tests.Shared;

namespace Plumbline.Spec.Tests.Rules.Pages;

/// <summary>An example on a page about a settings file: that file, and the document beside it where there is one.</summary>
/// <param name="File">The settings file's name.</param>
/// <param name="Settings">Its text as written, with the findings that the page shows in it.</param>
/// <param name="Document">The document as written; empty where there is none.</param>
internal sealed partial record FilePage(string File, string Settings, string Document)
{
    /// <summary>The examples of a part of a page, in order: each settings file with the document that follows or precedes it.</summary>
    public static IEnumerable<FilePage> Examples(string text)
    {
        var fences = Fence().Matches(text.ReplaceLineEndings("\n"))
            .Select(match => (File: match.Groups["file"].Value, Text: match.Groups["text"].Value)).ToList();
        for (var i = 0; i < fences.Count; i++)
        {
            if (fences[i].File.Length == 0)
                continue;

            var after = i + 1 < fences.Count && fences[i + 1].File.Length == 0 ? fences[i + 1].Text : null;
            yield return new FilePage(fences[i].File, fences[i].Text, after ?? (i > 0 && fences[i - 1].File.Length == 0 ? fences[i - 1].Text : ""));
        }
    }

    /// <summary>The section of a page.</summary>
    public static string Section(string page, string title)
    {
        var text = System.IO.File.ReadAllText(Path.Combine(Repository.RulePages, page)).ReplaceLineEndings("\n");
        var start = text.IndexOf($"\n## {title}\n", StringComparison.Ordinal);
        var end = text.IndexOf("\n## ", start + 1, StringComparison.Ordinal);
        return text[start..(end < 0 ? text.Length : end)];
    }

    /// <summary>What is wrong with the settings file, and what it makes of the document.</summary>
    public (IReadOnlyList<Finding> InFile, IReadOnlyList<Finding> InDocument) Find()
    {
        var settings = Carets.Remove(Settings);
        var document = Carets.Remove(Document);
        if (File == CompanyRulesFile.FileName)
        {
            var rules = CompanyRulesFile.Read(settings, [], TestContext.Current.CancellationToken);
            return (rules.Findings, document.Length == 0 ? [] : RuleRun.Check(rules.Rules, document));
        }

        var accepted = AcceptedFindingsFile.Read(settings, [], TestContext.Current.CancellationToken);
        if (document.Length == 0)
            return (accepted.Findings, []);

        var found = RuleRun.Check(RuleCatalogue.ConsistencyRules, document);
        var gone = accepted.FindGone(["io.example.user.v0"], [.. RuleCatalogue.ConsistencyRules.Select(rule => rule.Descriptor.Name)], found);
        return ([.. accepted.Findings, .. gone], []);
    }

    [GeneratedRegex(@"^```jsonc?(?: title=(?<file>plumbline\.\w+\.json))?\n(?<text>\{\n.*?)\n```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
