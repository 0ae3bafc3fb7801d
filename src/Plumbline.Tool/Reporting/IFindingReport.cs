using Plumbline.Tool.Hosting;
using Plumbline.Tool.Linting;

namespace Plumbline.Tool.Reporting;

/// <summary>Writes findings in one format.</summary>
internal interface IFindingReport
{
    /// <summary>Writes them.</summary>
    /// <param name="findings">The findings, by document, then by place.</param>
    /// <param name="documents">How many documents were checked.</param>
    /// <param name="output">Where it goes.</param>
    void Write(IReadOnlyList<LintFinding> findings, int documents, ToolOutput output);
}
