using Plumbline.Package.Tests.Harness;

namespace Plumbline.Package.Tests.Consumers;

/// <summary>What a build says, as the compiler itself prints it.</summary>
public sealed class BuildMessageTests(PackedPlumbline plumbline)
{
    [Fact]
    public async Task A_wrong_document_is_an_error_at_its_line_also_beside_errors_in_code()
    {
        var folder = plumbline.NewFolder(nameof(A_wrong_document_is_an_error_at_its_line_also_beside_errors_in_code))
            .Write("service.csproj", LibraryDocument.ServiceProject)
            .Write("api.json", LibraryDocument.Json.Replace("\"type\": \"genre\"", "\"type\": \"genres\"", StringComparison.Ordinal))
            .Write("Program.cs", "int x = \"no number\";");
        var build = await folder.TryBuildAsync();
        build.AssertFails(@"api\.json\(9,\d+\): error PLB1\d{3}: .*genres");
        build.AssertFails("error CS0029");
    }

    [Fact]
    public async Task A_missing_operation_is_an_error_at_the_class()
    {
        var folder = plumbline.NewFolder(nameof(A_missing_operation_is_an_error_at_the_class))
            .Write("service.csproj", LibraryDocument.ServiceProject)
            .Write("api.json", LibraryDocument.Json)
            .Write("Program.cs", LibraryDocument.ServiceProgram.Replace("PutByIdAsync", "PutAsync", StringComparison.Ordinal));
        var build = await folder.TryBuildAsync();
        build.AssertFails(@"error CS0535: 'BooksApi' does not implement interface member 'IBooksApi\.PutByIdAsync\(long, Book, CancellationToken\)'");
    }

    [Fact]
    public async Task An_undocumented_answer_does_not_compile()
    {
        var folder = plumbline.NewFolder(nameof(An_undocumented_answer_does_not_compile))
            .Write("service.csproj", LibraryDocument.ServiceProject)
            .Write("api.json", LibraryDocument.Json)
            .Write("Program.cs", LibraryDocument.ServiceProgram.Replace("<BooksPutByIdResult>(book)", "<BooksPutByIdResult>(TypedResults.Conflict())", StringComparison.Ordinal));
        var build = await folder.TryBuildAsync();
        build.AssertFails(@"Program\.cs\(19,\d+\): error CS1503: .*Conflict.*BooksPutByIdResult");
    }

    [Fact]
    public async Task A_project_without_a_document_gets_no_code_and_no_message()
    {
        var folder = plumbline.NewFolder(nameof(A_project_without_a_document_gets_no_code_and_no_message))
            .Write("service.csproj", LibraryDocument.ServiceProject
                .Replace("<AdditionalFiles Include=\"api.json\" />", "", StringComparison.Ordinal)
                .Replace("</PropertyGroup>", "<EmitCompilerGeneratedFiles>true</EmitCompilerGeneratedFiles></PropertyGroup>", StringComparison.Ordinal))
            .Write("Program.cs", "await WebApplication.CreateBuilder(args).Build().RunAsync();");
        await folder.BuildAsync();
        Assert.Empty(folder.EmittedFiles());
    }

    [Fact]
    public async Task A_document_that_the_project_forgot_is_told_with_the_line_to_add()
    {
        const string Item = "<AdditionalFiles Include=\"api.json\" />";
        var folder = plumbline.NewFolder(nameof(A_document_that_the_project_forgot_is_told_with_the_line_to_add))
            .Write("service.csproj", LibraryDocument.ServiceProject.Replace(Item, "", StringComparison.Ordinal))
            .Write("api.json", LibraryDocument.Json)
            .Write("Program.cs", LibraryDocument.ServiceProgram);
        var build = await folder.TryBuildAsync();
        build.AssertFails("service\\.csproj : warning PLB0004: api\\.json .*" + Item);

        folder.Write("service.csproj", LibraryDocument.ServiceProject);
        Assert.DoesNotContain("PLB0004", (await folder.TryBuildAsync()).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_compiler_that_is_too_old_is_an_error_that_says_what_to_install()
    {
        var folder = plumbline.NewFolder(nameof(A_compiler_that_is_too_old_is_an_error_that_says_what_to_install))
            .Write("service.csproj", LibraryDocument.ServiceProject)
            .Write("api.json", LibraryDocument.Json)
            .Write("Program.cs", LibraryDocument.ServiceProgram);
        var build = await folder.TryBuildAsync(".", "-t:PlumblineCheckCompiler", "-p:CompilerApiVersion=roslyn4.8");
        build.AssertFails(@"error PLB0001: Plumbline needs the C# compiler of the \.NET SDK 9\.0\.300 or newer");
    }

    [Fact]
    public async Task A_project_with_packages_config_is_told_to_move()
    {
        var folder = plumbline.NewFolder(nameof(A_project_with_packages_config_is_told_to_move))
            .Write("packages.config", "<packages />")
            .Write("old.proj", $"""<Project><Import Project="{Repository.PathOf("build/package/build/Plumbline.targets")}" /></Project>""");
        var check = await Command.RunAsync(folder.PathOf("."), "dotnet", "msbuild", "old.proj", "-t:PlumblineCheckPackageReference", "-nologo");
        check.AssertFails("error PLB0002");
    }

    [Fact]
    public async Task The_schema_is_copied_into_the_project_on_request()
    {
        var folder = plumbline.NewFolder(nameof(The_schema_is_copied_into_the_project_on_request))
            .Write("service.csproj", LibraryDocument.ServiceProject
                .Replace("</PropertyGroup>", "<PlumblineSchema>schemas/api.schema.json</PlumblineSchema></PropertyGroup>", StringComparison.Ordinal))
            .Write("api.json", LibraryDocument.Json)
            .Write("Program.cs", LibraryDocument.ServiceProgram);
        await folder.BuildAsync(".", "-t:PlumblineCopySchema");
        Assert.Equal(
            await File.ReadAllTextAsync(Repository.PathOf("build/package/api.schema.json"), TestContext.Current.CancellationToken),
            await File.ReadAllTextAsync(folder.PathOf("schemas/api.schema.json"), TestContext.Current.CancellationToken));
    }
}
