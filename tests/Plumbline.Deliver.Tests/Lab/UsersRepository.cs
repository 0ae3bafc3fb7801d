using System.Text.RegularExpressions;
using Plumbline.Tests.Shared;
using Plumbline.Tool.Tests.Harness;

namespace Plumbline.Deliver.Tests.Lab;

/// <summary>
/// A repository of one service: the sample's Users and their conformance suite, with a tag for each version. Artifacts of its tags are staged
/// once for all tests.
/// </summary>
public sealed class UsersRepository : IAsyncLifetime
{
    /// <summary>The first version.</summary>
    public const string First = "1.0.0";

    /// <summary>A good one with one more operation.</summary>
    public const string Good = "1.1.0";

    /// <summary>Its document takes less than before.</summary>
    public const string Breaking = "2.0.0";

    /// <summary>Its health check says that it cannot work.</summary>
    public const string Ill = "1.1.1";

    /// <summary>It answers more than was asked for.</summary>
    public const string Wrong = "1.1.2";

    /// <summary>It throws where something is created, which no safe request shows.</summary>
    public const string Failing = "1.1.3";

    /// <summary>Orders change, Users are as in <see cref="Good"/>.</summary>
    public const string OtherOrders = "1.2.0";

    private static readonly string[] s_versions = [First, Good, Breaking, Ill, Wrong, Failing];

    // A suite is built for those whose answers it is asked about.
    private static readonly string[] s_withSuite = [First, Good, Wrong];

    // Staging takes a while; who works on these tests names a folder in which the versions are kept from run to run.
    private readonly string? _kept = Environment.GetEnvironmentVariable("PLUMBLINE_DELIVER_LAB");
    private readonly ToolTest _test;

    public UsersRepository()
    {
        if (_kept is not null)
            Directory.CreateDirectory(_kept);
        _test = _kept is null ? new() : new() { Folder = _kept };
    }

    /// <summary>The repository's folder.</summary>
    public string Folder => _test.Folder;

    /// <summary>What staging the first version, with the proof, wrote.</summary>
    public string StagingOutput { get; private set; } = "";

    /// <summary>An artifact.</summary>
    /// <param name="version">Its version.</param>
    public string Artifact(string version) => _test.PathOf($"artifacts/{version}/users");

    public async ValueTask InitializeAsync()
    {
        if (File.Exists(_test.PathOf("artifacts/staged.txt")))
        {
            StagingOutput = _test.Read("artifacts/staged.txt");
            return;
        }

        foreach (var file in new[] { "Program.cs", "UsersApi.cs", "UsersService.cs", "Welcome.cs" })
            _test.With($"Users/{file}", await File.ReadAllTextAsync(Repository.PathOf($"sample-service/Users/{file}")));
        foreach (var file in new[] { "Program.cs", "OrdersApi.cs", "OrdersService.cs", "UserEvents.cs", "Welcome.cs" })
            _test.With($"Orders/{file}", await File.ReadAllTextAsync(Repository.PathOf($"sample-service/Orders/{file}")));
        foreach (var file in new[] { "user.json", "order.json", "common.json", "error.json" })
            _test.With($"specs/{file}", await File.ReadAllTextAsync(Repository.PathOf($"specs/{file}")));
        _test.With("Directory.Build.props", LabProjects.Props).With("Users/Users.csproj", LabProjects.Users).With("Orders/Orders.csproj", LabProjects.Orders).With("Users.Conformance/Users.Conformance.csproj", LabProjects.Suite)
            .With("Users.Conformance/UsersConformance.cs", LabProjects.SuiteCode)
            .With(".gitignore", "bin/\nobj/\nartifacts/\n.plumbline/\nplumbline.*.json\n")
            .With("plumbline.deliver.json", LabProjects.Settings("127.0.0.1:9", 9001, 2, ".plumbline/staging", 1))
            .With("plumbline.suiteless.json", LabProjects.Settings("127.0.0.1:9", 9001, 2, ".plumbline/staging", 1, hasSuite: false));
        await GitAsync("init", "-q", "-b", "main");
        await CommitAsync(First);

        Edit("specs/user.json", """
                    {
                      "method": "GET",
                      "path": "/:id",
            """, """
                    {
                      "method": "GET",
                      "path": "/:id/name",
                      "description": "A user's name alone.",
                      "responses": { "200": { "type": "io.example.common.v0.models.name" }, "404": { "type": "unit" } }
                    },
                    {
                      "method": "GET",
                      "path": "/:id",
            """);
        Edit("Users/UsersApi.cs", "    public async Task<UsersPostResult> PostAsync", """
                public async Task<UsersGetNameByIdResult> GetNameByIdAsync(string id, CancellationToken cancellationToken) =>
                    await users.FindAsync(id, cancellationToken) is { } user ? user.Name : TypedResults.NotFound();

                public async Task<UsersPostResult> PostAsync
            """);
        await CommitAsync(Good);

        await VariantAsync(Breaking, "specs/user.json", "\"maximum\": 254,\n          \"annotations\"", "\"maximum\": 100,\n          \"annotations\"");
        await VariantAsync(Ill, "Users/UsersService.cs", "var app = builder.Build();",
            "builder.Services.AddHealthChecks().AddCheck(\"disk\", () => Microsoft.Extensions.Diagnostics.HealthChecks.HealthCheckResult.Unhealthy(\"it is full\"));\n        var app = builder.Build();");
        await VariantAsync(Wrong, "Users/UsersApi.cs", "users.ListAsync(id, email, status, limit, offset", "users.ListAsync(id, email, status, Math.Max(limit, 10), offset");
        await VariantAsync(Failing, "Users/UsersApi.cs", "var user = new User { Id", "if (form is not null)\n            throw new InvalidOperationException(\"The disk is full.\");\n\n        var user = new User { Id");
        await VariantAsync(OtherOrders, "Orders/OrdersApi.cs", "The order is on its way already.", "It is on its way already.");
        foreach (var version in s_versions)
        {
            string[] proof = version == First ? [] : ["--once"];
            var output = await _test.SucceedAsync(["deliver", "stage", "--revision", $"v{version}", "--output", $"artifacts/{version}", "--settings", s_withSuite.Contains(version) ? "plumbline.deliver.json" : "plumbline.suiteless.json", .. proof]);
            if (version == First)
                StagingOutput = output;
        }

        _test.With("artifacts/staged.txt", StagingOutput);
    }

    public ValueTask DisposeAsync()
    {
        if (_kept is null)
            _test.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>The artifact of Orders; staged when it is asked for first, since one test does.</summary>
    /// <param name="version">Its version.</param>
    public async Task<string> OrdersArtifactAsync(string version)
    {
        var artifact = _test.PathOf($"artifacts/{version}/orders");
        if (!Directory.Exists(artifact))
        {
            _test.With("plumbline.both.json", LabProjects.BothSettings("127.0.0.1:9", 9001, ".plumbline/staging", 1));
            await _test.SucceedAsync("deliver", "stage", "orders", "--revision", $"v{version}", "--output", $"artifacts/{version}", "--settings", "plumbline.both.json", "--once");
        }

        return artifact;
    }

    private async Task VariantAsync(string version, string file, string before, string after)
    {
        await GitAsync("checkout", "-q", $"v{Good}");
        Edit(file, before, after);
        await CommitAsync(version);
    }

    private void Edit(string file, string before, string after)
    {
        var text = _test.Read(file);
        Assert.Contains(before, text, StringComparison.Ordinal);
        _test.With(file, new Regex(Regex.Escape(before)).Replace(text, after.Replace("$", "$$", StringComparison.Ordinal), 1));
    }

    private async Task CommitAsync(string version)
    {
        await GitAsync("add", "-A");
        await GitAsync("-c", "user.name=Ada", "-c", "user.email=ada@example.io", "commit", "-q", "-m", version);
        await GitAsync("tag", $"v{version}");
    }

    private Task<string> GitAsync(params string[] args) => Processes.RunAsync(Folder, "git", args);
}
