using Plumbline.Tool.Hosting;
using Plumbline.Tool.Tests.Harness;

namespace Plumbline.Tool.Tests.Upgrading;

/// <summary>Real repositories, real packages, real tests: a program that ends with 0 where the packages that it gets answer as it wants.</summary>
public sealed class UpgradeCommandTests
{
    private const string Test = "dotnet run --project src/App -v quiet";

    [Fact]
    public async Task Commits_what_the_tests_prove_on_a_branch_and_leaves_out_what_breaks_them()
    {
        using var test = await RepositoryAsync();
        test.With("src/App/untracked.txt", "mine");
        var before = (await GitAsync(test, "rev-parse", "main"), test.Read("Directory.Packages.props"), await GitAsync(test, "status", "--porcelain"));

        var result = await test.RunAsync("upgrade", "--test", Test);
        Assert.True(result.Code == ExitCodes.NotInOrder, result.Out + result.Error);
        Assert.Contains("to try: Bad.Maths 1.0.0 -> 2.0.0\nto try: Good.One 1.0.0 -> 1.1.0, Good.Two 1.0.0 -> 1.1.0\n", result.Out, StringComparison.Ordinal);
        Assert.Contains("left out: Bad.Maths 1.0.0 -> 2.0.0: sum failed: 5\n", result.Out, StringComparison.Ordinal);
        Assert.EndsWith("committed 2 packages as branch upgrade/2026-11-27; see: git log -p -1 upgrade/2026-11-27\n", result.Out, StringComparison.Ordinal);

        // What is to be reviewed: one commit on top of main, that moves two versions and nothing else, and tells the story.
        Assert.Equal("1\n", await GitAsync(test, "rev-list", "--count", "main..upgrade/2026-11-27"));
        Assert.Equal("Directory.Packages.props\n", await GitAsync(test, "diff", "--name-only", "main", "upgrade/2026-11-27"));
        Assert.Equal(before.Item2.Replace("Good.One\" Version=\"1.0.0", "Good.One\" Version=\"1.1.0", StringComparison.Ordinal).Replace("Good.Two\"   Version=\"1.0.0", "Good.Two\"   Version=\"1.1.0", StringComparison.Ordinal),
            await GitAsync(test, "show", "upgrade/2026-11-27:Directory.Packages.props"));
        Assert.Equal($"""
            Upgrade 2 packages

            - Good.One 1.0.0 -> 1.1.0
            - Good.Two 1.0.0 -> 1.1.0

            Left out, because the tests fail with them:
            - Bad.Maths 1.0.0 -> 2.0.0: sum failed: 5

            Proven by: {Test}


            """, await GitAsync(test, "log", "-1", "--format=%B", "upgrade/2026-11-27"));

        // Nobody's work is touched.
        Assert.Equal(before, (await GitAsync(test, "rev-parse", "main"), test.Read("Directory.Packages.props"), await GitAsync(test, "status", "--porcelain")));
        Assert.Equal("main\n", await GitAsync(test, "branch", "--show-current"));
        Assert.Single((await GitAsync(test, "worktree", "list")).Split('\n', StringSplitOptions.RemoveEmptyEntries));

        // And not twice.
        var again = await test.RunAsync("upgrade", "--test", Test);
        Assert.Equal((ExitCodes.NotDone, "plumbline: the branch 'upgrade/2026-11-27' is there already; review and delete it, or name another one by --branch\n"), (again.Code, again.Error));
    }

    [Fact]
    public async Task Plans_without_writing_and_leaves_kept_packages_and_far_versions_alone()
    {
        using var test = await RepositoryAsync();
        var plan = await test.RunAsync("upgrade", "--plan", "--keep", "Good.*", "--sdk", "10.0.999");
        Assert.True(plan.Code == ExitCodes.NotInOrder, plan.Out + plan.Error);
        Assert.Equal("to try: .NET SDK 10.0.100 -> 10.0.999\nto try: Bad.Maths 1.0.0 -> 2.0.0\n", plan.Out);
        Assert.Equal("everything is up to date\n", await test.SucceedAsync("upgrade", "--plan", "--keep", "good.one", "--keep", "Good.Two", "--level", "minor"));
        Assert.Equal("main\n", await GitAsync(test, "branch", "--format", "%(refname:short)"));
    }

    [Fact]
    public async Task Refuses_to_prove_anything_with_tests_that_fail_before()
    {
        using var test = await RepositoryAsync();
        var result = await test.RunAsync("upgrade", "--test", "echo no luck; exit 3");
        Assert.Equal(ExitCodes.NotDone, result.Code);
        Assert.EndsWith("plumbline: the tests fail before anything is upgraded, so nothing can be proven: no luck\n", result.Error, StringComparison.Ordinal);
        Assert.Equal("main\n", await GitAsync(test, "branch", "--format", "%(refname:short)"));
    }

    [Fact]
    public async Task Moves_the_SDK_too_when_asked()
    {
        using var test = await RepositoryAsync();
        var result = await test.SucceedAsync("upgrade", "--keep", "*", "--sdk", "10.0.999", "--test", "grep -q 10.0.999 global.json", "--branch", "sdk");
        Assert.EndsWith("committed 1 package as branch sdk; see: git log -p -1 sdk\n", result, StringComparison.Ordinal);
        Assert.Equal("{ \"sdk\": { \"rollForward\": \"latestMajor\", \"version\": \"10.0.999\" } }\n", await GitAsync(test, "show", "sdk:global.json"));
    }

    // Ends with 1 unless all three packages answer as version 1 does.
    private static async Task<ToolTest> RepositoryAsync()
    {
        var test = new ToolTest();
        new LocalFeed(test)
            .With("Good.One", "1.0.0", "public static class One { public static int Value => 1; }").With("Good.One", "1.1.0", "public static class One { public static int Value => 1; public static int More => 2; }")
            .With("Good.Two", "1.0.0", "public static class Two { public static int Value => 2; }").With("Good.Two", "1.1.0", "public static class Two { public static int Value => 2; }")
            .With("Bad.Maths", "1.0.0", "public static class Maths { public static int Sum(int a, int b) => a + b; }")
            .With("Bad.Maths", "2.0.0", "public static class Maths { public static int Sum(int a, int b) => a + b + b; }");
        test.With(".gitignore", "bin/\nobj/\nfeed/\npackages/\n")
            .With("global.json", "{ \"sdk\": { \"rollForward\": \"latestMajor\", \"version\": \"10.0.100\" } }\n")
            .With("Directory.Packages.props", """
                <Project>
                  <PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup>
                  <ItemGroup>
                    <!-- <PackageVersion Include="Good.One" Version="1.0.0" /> -->
                    <PackageVersion Include="Bad.Maths" Version="1.0.0" />
                    <PackageVersion Include="Good.One" Version="1.0.0" />
                    <PackageVersion Include="Good.Two"   Version="1.0.0" />
                  </ItemGroup>
                </Project>
                """.Replace("<!-- <PackageVersion Include=\"Good.One\" Version=\"1.0.0\" /> -->", "<!-- <PackageVersion Include=\"Good.One\"  Version=\"0.9.0\" /> -->", StringComparison.Ordinal))
            .With("src/App/App.csproj", """
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework></PropertyGroup>
                  <ItemGroup><PackageReference Include="Good.One" /><PackageReference Include="Good.Two" /><PackageReference Include="Bad.Maths" /></ItemGroup>
                </Project>
                """)
            .With("src/App/Program.cs", "var sum = Maths.Sum(One.Value, Two.Value);\nif (sum == 3)\n    return 0;\nSystem.Console.WriteLine($\"sum failed: {sum}\");\nreturn 1;\n");
        await GitAsync(test, "init", "-q", "-b", "main");
        await GitAsync(test, "add", "-A");
        await GitAsync(test, "-c", "user.name=Ada", "-c", "user.email=ada@example.io", "commit", "-q", "-m", "first");
        return test;
    }

    private static Task<string> GitAsync(ToolTest test, params string[] args) => Processes.RunAsync(test.Folder, "git", args);
}
