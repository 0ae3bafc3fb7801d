using System.Security.Cryptography;
using System.Text.Json;
using Plumbline.Deliver.Tests.Lab;
using Plumbline.Tool.Tests.Harness;

namespace Plumbline.Deliver.Tests;

[Collection(UsersCollection.Name)]
public sealed class ArtifactTests(UsersRepository repository)
{
    [Fact]
    public async Task Says_what_is_in_it_and_is_the_same_bit_by_bit_from_two_builds()
    {
        var folder = repository.Artifact(UsersRepository.First);
        using var manifest = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "manifest.json"), TestContext.Current.CancellationToken));
        var root = manifest.RootElement;
        Assert.Equal(("users", "1.0.0", "Users.dll"), (Text("service"), Text("version"), Text("entry")));
        Assert.Equal((await Processes.RunAsync(repository.Folder, "git", "rev-parse", "v1.0.0^{commit}")).Trim(), Text("commit"));

        // Every file with its hash, and nothing else but the manifest.
        var files = root.GetProperty("files").EnumerateObject().ToDictionary(file => file.Name, file => file.Value.GetString());
        var found = Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file)).Where(file => file != "manifest.json");
        Assert.Equal(found.Order(StringComparer.Ordinal), files.Keys.Order(StringComparer.Ordinal));
        Assert.All(files, file => Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, file.Key)))), file.Value));
        Assert.Contains($"built twice in two folders: {files.Count} files are the same, bit by bit", repository.StagingOutput, StringComparison.Ordinal);

        // Nothing tells where it was built.
        Assert.DoesNotContain(files.Keys, file => File.ReadAllText(Path.Combine(folder, file)).Contains("plumbline-stage-", StringComparison.Ordinal));

        Assert.Contains(root.GetProperty("packages").EnumerateArray(), package => package.GetProperty("name").GetString() == "Microsoft.Data.Sqlite" && package.GetProperty("version").GetString() == "10.0.15");
        var documents = root.GetProperty("documents").EnumerateArray().ToDictionary(document => document.GetProperty("path").GetString()!, document => document.GetProperty("role").GetString());
        Assert.Equal(new Dictionary<string, string?> { ["specs/common.json"] = "import", ["specs/error.json"] = "import", ["specs/user.json"] = "service" }, documents);
        TestContext.Current.TestOutputHelper?.WriteLine(repository.StagingOutput);

        string? Text(string name) => root.GetProperty(name).GetString();
    }

    [Fact]
    public async Task Is_refused_where_a_file_is_not_the_one_that_was_staged()
    {
        await using var place = new DeliveryPlace(repository);
        var program = Path.Combine(repository.Artifact(UsersRepository.Ill), "app", "Users.dll");
        var bytes = await File.ReadAllBytesAsync(program, TestContext.Current.CancellationToken);
        try
        {
            await File.WriteAllBytesAsync(program, [.. bytes, 0], TestContext.Current.CancellationToken);
            var result = await place.ReleaseAsync(UsersRepository.Ill);
            Assert.Equal(2, result.Code);
            Assert.Contains("is not what was staged: 'app/Users.dll' is not the file that was staged; stage it again", result.Error, StringComparison.Ordinal);
            Assert.Empty(place.Processes);
        }
        finally
        {
            await File.WriteAllBytesAsync(program, bytes, TestContext.Current.CancellationToken);
        }
    }
}
