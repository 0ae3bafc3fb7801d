using Plumbline.Spec.Export;
using Plumbline.Spec.Model;
using Plumbline.Tool.Hosting;

namespace Plumbline.Tool.Reporting;

/// <summary>What a command has found, in each of the formats that it can be asked for.</summary>
internal abstract class FormattedReport
{
    /// <summary>Writes it in a format.</summary>
    /// <param name="format">The format's name.</param>
    /// <param name="output">Where it goes.</param>
    public void Write(string format, ToolOutput output)
    {
        switch (format)
        {
            case "json":
                output.Write(JsonTextWriter.Write(Json()));
                break;
            case "markdown":
                WriteMarkdown(output);
                break;
            case "github":
                WriteGitHub(output);
                break;
            default:
                WriteText(output);
                break;
        }
    }

    /// <summary>For programs.</summary>
    protected abstract JsonValue Json();

    /// <summary>For reviews.</summary>
    /// <param name="output">Where it goes.</param>
    protected abstract void WriteMarkdown(ToolOutput output);

    /// <summary>For workflows of GitHub.</summary>
    /// <param name="output">Where it goes.</param>
    protected abstract void WriteGitHub(ToolOutput output);

    /// <summary>For people.</summary>
    /// <param name="output">Where it goes.</param>
    protected abstract void WriteText(ToolOutput output);
}
