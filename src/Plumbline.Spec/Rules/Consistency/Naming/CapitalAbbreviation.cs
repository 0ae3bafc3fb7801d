using Plumbline.Spec.Findings;
using Plumbline.Spec.Model;
using Plumbline.Spec.Rules.Walking;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Consistency;

/// <summary>Abbreviations are written as words: user_id, HttpUrl.</summary>
internal sealed class CapitalAbbreviation()
    : ConsistencyRule("PLB4011", "abbreviations", "Abbreviation in capitals", Severity.Warning, RuleLevel.Strict)
{
    public override void Check(RuleContext context)
    {
        foreach (var (node, name) in Declared.All(context))
        {
            if (node is Node<Header> || node is Node<Parameter> { Value.Location: ParameterLocation.Header } || !name.Any(char.IsLower))
                continue;

            var run = LongestRun(name);
            if (run.Length > 1)
                context.Report(node, null, $"{node.Title} has the abbreviation {Quote(run)} in capitals; write it as a word");
        }
    }

    private static string LongestRun(string name)
    {
        var longest = "";
        for (var i = 0; i < name.Length; i++)
        {
            var end = i;
            while (end < name.Length && char.IsUpper(name[end]))
                end++;

            // The last capital before a small letter starts the next word.
            var length = end - i - (end < name.Length && char.IsLower(name[end]) ? 1 : 0);
            if (length > longest.Length)
                longest = name.Substring(i, length);
        }

        return longest;
    }
}
