using System.Globalization;
using System.Text;
using Plumbline.Testing.Checks;
using Plumbline.Testing.Requests;

namespace Plumbline.Testing.Reporting;

/// <summary>What failed, and everything that is needed to see it again.</summary>
/// <param name="Call">The request, as small as it got.</param>
/// <param name="Answer">The answer; null where there was none.</param>
/// <param name="What">What was tried.</param>
/// <param name="Problem">What was wrong.</param>
/// <param name="Seed">What random values started from.</param>
/// <param name="Address">Where the service was.</param>
internal sealed record ConformanceFailure(ApiCall Call, ApiAnswer? Answer, string What, Problem Problem, ConformanceSeed Seed, Uri Address)
{
    private const int MostBody = 2000;

    /// <summary>The failure in full: what, where in the document, request, answer, what to do about it, how to repeat it, a test to keep.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(Call.Operation.Name).Append(" (").Append(Call.Operation.Place).Append("): ").AppendLine(Problem.Text);
        text.Append("  tried:   ").AppendLine(What);
        text.Append("  check:   ").AppendLine(Problem.Kind);
        text.Append("  request: ").Append(Call.Method).Append(' ').AppendLine(Call.Target);
        if (Call.Content is { } body)
            text.Append("           ").AppendLine(Shorten(Encoding.UTF8.GetString(body)));
        if (Answer is not null)
        {
            text.Append("  answer:  ").Append(Answer.Status.ToString(CultureInfo.InvariantCulture)).Append(' ').AppendLine(Answer.MediaType);
            if (Answer.Body.Length > 0)
                text.Append("           ").AppendLine(Shorten(Answer.Text));
        }

        if (Remedies.For(Problem.Kind) is { } remedy)
            text.Append("  remedy:  ").AppendLine(remedy);

        text.Append("  seed:    ").Append(Seed.ToString()).Append(" (PLUMBLINE_CONFORMANCE_SEED=").Append(Seed.ToString()).AppendLine(" makes the same values again)");
        text.Append("  repeat:  ").AppendLine(CurlText.Of(Call, Address));
        if (Address is { Host: "localhost", IsDefaultPort: true })
            text.AppendLine("           (within the tests the service has no port: start it, and put its address for http://localhost)");

        text.AppendLine("  as a test:");
        foreach (var line in RegressionTest.Of(this).Split('\n'))
            text.Append("    ").AppendLine(line);

        return text.ToString();
    }

    private static string Shorten(string text) => text.Length <= MostBody ? text : text[..MostBody] + "...";
}
