using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Plumbline.Package.Tests.Harness;

namespace Plumbline.Package.Tests.Consumers;

/// <summary>The README's example, taken from the README: it builds without a warning and answers what the README shows.</summary>
public sealed partial class ReadmeTests(PackedPlumbline plumbline)
{
    [Fact]
    public async Task The_thirty_second_example_does_what_the_readme_says()
    {
        var stop = TestContext.Current.CancellationToken;
        var readme = await File.ReadAllTextAsync(Repository.PathOf("README.md"), stop);
        var folder = plumbline.NewFolder(nameof(ReadmeTests))
            .Write("service.csproj", LibraryDocument.ServiceProject.Replace(
                "</PropertyGroup>", "<AnalysisLevel>latest</AnalysisLevel></PropertyGroup>", StringComparison.Ordinal))
            .Write("api.json", Block(readme, "json"))
            .Write("Program.cs", Block(readme, "csharp"));
        await folder.BuildAsync();

        await using var service = await RunningService.StartAsync(folder.PathOf("."), "dotnet", folder.PathOf("bin/Debug/net10.0/service.dll"));
        var puts = Put().Matches(readme);
        Assert.Equal(2, puts.Count);
        foreach (Match put in puts)
        {
            using var body = new StringContent(put.Groups[1].Value, new MediaTypeHeaderValue("application/json"));
            using var answer = await service.Client.PutAsync(new Uri("/books/7", UriKind.Relative), body, stop);
            Assert.Equal(put.Groups[2].Value, await answer.Content.ReadAsStringAsync(stop));
        }
    }

    private static string Block(string text, string language)
    {
        var start = text.IndexOf($"```{language}\n", StringComparison.Ordinal) + language.Length + 4;
        return text[start..text.IndexOf("```", start, StringComparison.Ordinal)];
    }

    // A command of the README, and the line that it prints.
    [GeneratedRegex(@"^\$ curl -X PUT .* -d '(.*)'\n(.*)$", RegexOptions.Multiline)]
    private static partial Regex Put();
}
