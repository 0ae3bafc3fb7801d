namespace Plumbline.Testing.Tests.Blind;

/// <summary>Faults that somebody wrote who did not know the suite, each compiled into a copy of a sample.</summary>
/// <remarks>Not all of them are found yet, so they run only when asked for; see docs/contributing/conformance-faults.md.</remarks>
public sealed class BlindFaultTests
{
    public static TheoryData<int> Numbers => [.. BlindFault.All.Select(fault => fault.Number)];

    [Theory(Explicit = true)]
    [MemberData(nameof(Numbers))]
    public async Task Finds(int number)
    {
        var fault = BlindFault.All.Single(known => known.Number == number);
        var failures = await BlindRun.OfAsync(fault.Sample, fault, seed: 1);
        TestContext.Current.SendDiagnosticMessage($"{number} {fault.Title}: {failures.FirstOrDefault()?.Call.Operation.Name} {failures.FirstOrDefault()?.What}: {failures.FirstOrDefault()?.Problem.Text}");
        Assert.NotEmpty(failures);
    }

    [Theory]
    [InlineData("Users")]
    [InlineData("Orders")]
    public async Task Finds_nothing_in_the_samples_as_they_are(string sample) => Assert.Empty(await BlindRun.OfAsync(sample, null, seed: 1));
}
