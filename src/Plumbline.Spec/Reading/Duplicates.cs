using Plumbline.Spec.Findings;
using Plumbline.Spec.Json;

namespace Plumbline.Spec.Reading;

/// <summary>Keeps the first of equally named things and reports the others.</summary>
internal sealed class Duplicates(FindingBag findings, string kind, Place parent)
{
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    /// <summary>Reports a repetition.</summary>
    public static void Report(FindingBag findings, string kind, string name, TextSpan span, Place? parent)
    {
        // The document's own parser has reported a repeated key already; this is for names that are values.
        var of = parent is null ? "" : $" of {parent}";
        findings.Report(ReaderRules.Duplicate, span, $"{kind} {Quoted.Text(name)}{of} is declared more than once; the first one counts, rename or remove this one");
    }

    /// <summary>Whether a name is new; reports it otherwise.</summary>
    public bool IsNew(string name, TextSpan span)
    {
        if (_seen.Add(name))
            return true;

        Report(findings, kind, name, span, parent);
        return false;
    }
}
