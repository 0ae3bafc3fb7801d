using System.Globalization;
using System.Text;
using System.Xml;
using Plumbline.Testing.Documents;

namespace Plumbline.Testing.Reporting;

/// <summary>A report as JUnit XML, which build servers read.</summary>
internal static class JUnitText
{
    /// <summary>Writes it.</summary>
    /// <param name="document">The document.</param>
    /// <param name="rows">The rows.</param>
    public static string Write(TestedDocument document, IReadOnlyList<ConformanceRow> rows)
    {
        var text = new StringBuilder();
        using (var writer = XmlWriter.Create(text, new() { Indent = true, OmitXmlDeclaration = true, CheckCharacters = false }))
        {
            writer.WriteStartElement("testsuite");
            writer.WriteAttributeString("name", Path.GetFileName(document.Path));
            writer.WriteAttributeString("tests", Number(rows.Count));
            writer.WriteAttributeString("failures", Number(rows.Count(row => row.Failures.Count > 0)));
            writer.WriteAttributeString("skipped", Number(rows.Count(row => row.SkipReason is not null)));
            writer.WriteAttributeString("time", Seconds(rows.Aggregate(TimeSpan.Zero, (sum, row) => sum + row.Duration)));
            foreach (var row in rows)
                Write(writer, row);

            writer.WriteEndElement();
        }

        return text.ToString();
    }

    private static void Write(XmlWriter writer, ConformanceRow row)
    {
        writer.WriteStartElement("testcase");
        writer.WriteAttributeString("classname", Clean(row.Operation.Name));
        writer.WriteAttributeString("name", row.Check);
        writer.WriteAttributeString("file", row.Operation.Document.Path);
        writer.WriteAttributeString("line", Number(row.Operation.Line));
        writer.WriteAttributeString("time", Seconds(row.Duration));
        if (row.SkipReason is { } reason)
        {
            writer.WriteStartElement("skipped");
            writer.WriteAttributeString("message", Clean(reason));
            writer.WriteEndElement();
        }

        foreach (var failure in row.Failures)
        {
            writer.WriteStartElement("failure");
            writer.WriteAttributeString("message", Clean(failure.Split('\n')[0].TrimEnd('\r')));
            writer.WriteString(Clean(failure));
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    // Requests hold characters on purpose that XML does not know.
    private static string Clean(string text) => string.Concat(text.Select(c => XmlConvert.IsXmlChar(c) ? c : '\uFFFD'));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);
}
