using Plumbline.Tests.Shared;

namespace Plumbline.OpenApi.Tests.Validators;

/// <summary>Every description passes validators that others wrote, without an error; and these validators do find errors.</summary>
public sealed class PublicValidatorTests
{
    [Fact]
    public async Task Redocly_finds_no_error_in_any_description()
    {
        var (folder, count) = Descriptions.All.Value;
        var (code, output) = await PublicValidators.RedoclyAsync(Path.Combine(folder, "*.json"));
        Assert.True(code == 0, output);
        Assert.Equal(count, output.Split(": validated in ").Length - 1);
        TestContext.Current.TestOutputHelper?.WriteLine($"{count} descriptions");
    }

    [Fact]
    public async Task Redocly_finds_what_is_wrong()
    {
        using var broken = new BrokenDescription();
        var (code, output) = await PublicValidators.RedoclyAsync(broken.File);
        Assert.NotEqual(0, code);
        Assert.Contains("no-unresolved-refs", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Spectral_finds_no_error_in_any_description()
    {
        var (code, output) = await PublicValidators.SpectralAsync(Path.Combine(Descriptions.All.Value.Folder, "*.json"));
        Assert.True(code == 0, output);
        Assert.Contains("No results with a severity of 'error' found!", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Spectral_finds_what_is_wrong()
    {
        using var broken = new BrokenDescription();
        var (code, output) = await PublicValidators.SpectralAsync(broken.File);
        Assert.NotEqual(0, code);
        Assert.Contains("no_such_schema", output, StringComparison.Ordinal);
    }

    /// <summary>A description with a reference to nothing.</summary>
    private sealed class BrokenDescription : IDisposable
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("plumbline-openapi-").FullName;

        public BrokenDescription() => System.IO.File.WriteAllText(
            File, Descriptions.OfExample("user").Replace("#/components/schemas/user_form\"", "#/components/schemas/no_such_schema\"", StringComparison.Ordinal));

        public string File => Path.Combine(_folder, "broken.json");

        public void Dispose() => Directory.Delete(_folder, recursive: true);
    }
}
