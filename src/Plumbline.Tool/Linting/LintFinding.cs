using Plumbline.Spec.Findings;
using Plumbline.Tool.Documents;
using Plumbline.Tool.Reporting;

namespace Plumbline.Tool.Linting;

/// <summary>A finding with its document, its rule, and the severity after all that is set.</summary>
/// <param name="Source">The document.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Finding">What it says.</param>
/// <param name="Severity">How severe it is here.</param>
internal sealed record LintFinding(SourceText Source, RuleDescriptor Rule, Finding Finding, Severity Severity)
{
    /// <summary>The first line and column, from one.</summary>
    public (int Line, int Column) Start => FromOne(Source.Lines.At(Finding.Span.Start));

    /// <summary>The line and column just behind the last character, from one.</summary>
    public (int Line, int Column) End => FromOne(Source.Lines.At(Finding.Span.End));

    /// <summary>The compiler's word for the severity.</summary>
    public string Word => SeverityWord.Of(Severity);

    private static (int, int) FromOne((int Line, int Column) place) => (place.Line + 1, place.Column + 1);
}
