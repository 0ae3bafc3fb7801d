using System.Text;
using Plumbline.Spec.Diff;
using Plumbline.Testing.Documents;

namespace Plumbline.Testing;

/// <summary>
/// The contract from the other side: what a consumer was built with, the copy of the producer's document that it has with role
/// <c>client</c>, against the producer's document of today. The copy may hold only the part that the consumer uses; what it does not
/// hold is none of its business.
/// </summary>
public static class ConsumerExpectations
{
    /// <summary>Fails where the producer's document breaks what the consumer's copy says, in the direction in which it says it.</summary>
    /// <param name="consumer">The consumer's copy, found as <see cref="ConformanceDocumentAttribute"/> finds documents.</param>
    /// <param name="producer">The producer's document of today, found likewise.</param>
    /// <exception cref="ConformanceException">Something breaks; the message lists everything, each with its place in the producer's document.</exception>
    public static void Hold(string consumer, string producer)
    {
        var problems = Find(consumer, producer);
        if (problems.Count == 0)
            return;

        var text = new StringBuilder();
        text.Append(producer).Append(" breaks what ").Append(consumer).AppendLine(" relies on:");
        foreach (var problem in problems)
            text.Append("  ").AppendLine(problem);

        throw new ConformanceException(text.ToString());
    }

    /// <summary>What breaks, each as <c>user.json:41: ...</c>; empty where nothing does.</summary>
    /// <param name="consumer">The consumer's copy.</param>
    /// <param name="producer">The producer's document.</param>
    public static IReadOnlyList<string> Find(string consumer, string producer)
    {
        var (before, after) = (TestedDocument.Load(consumer), TestedDocument.Load(producer));

        // Emitted C# is a matter of the consumer's own build, not of the producer's wire.
        var comparison = ServiceComparer.Compare(
            before.Service, after.Service, ComparisonOptions.Default with { Source = SourceCompatibility.Ignore, ReleasedAs = Path.GetFileName(consumer) }, CancellationToken.None);
        return [.. comparison.Changes.Where(change => change.Verdict == Verdict.Breaking).Select(change => $"{after.PlaceOf(change)}: {change.Message}")];
    }
}
