namespace Plumbline.Testing.Tests.Blind;

/// <summary>Faults that somebody wrote who did not know the suite, each compiled into a copy of a sample.</summary>
public sealed class BlindFaultTests
{
    // Needing two services at once (22, 82), breaking what the document does not say (66, 78, 79, 81), or only when a value is named twice (77).
    private static readonly int[] s_notFound = [22, 66, 77, 78, 79, 81, 82];

    public static TheoryData<int> Numbers => [.. BlindFault.All.Select(fault => fault.Number).Except(s_notFound)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task Finds(int number)
    {
        var fault = BlindFault.All.Single(known => known.Number == number);
        var failures = await BlindRun.OfAsync(fault.Sample, fault, seed: 1);
        Assert.NotEmpty(failures);
        var first = failures[0];
        TestContext.Current.SendDiagnosticMessage($"{number} {fault.Title}: {first.Call.Operation.Name} {first.What}: {first.Problem.Text}");
    }

    [Theory]
    [InlineData("Users")]
    [InlineData("Orders")]
    public async Task Finds_nothing_in_the_samples_as_they_are(string sample) => Assert.Empty(await BlindRun.OfAsync(sample, null, seed: 1));
}
