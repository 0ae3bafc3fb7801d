using Plumbline.Generator.CSharp;

namespace Plumbline.Generator.Emit;

/// <summary>Emits the health check's own implementation, over the health checks that the application registers.</summary>
internal static class HealthEmitter
{
    /// <summary>Whether a resource has one: its answer can be filled, and it has nothing beside the check.</summary>
    /// <param name="resource">The resource.</param>
    public static bool HasDefault(ResourceDeclaration resource) => resource is { Health: not null, Operations.Count: 1 };

    /// <summary>The name of the class.</summary>
    /// <param name="resource">The resource.</param>
    public static string Name(ResourceDeclaration resource) => $"Default{resource.Stem}Api";

    /// <summary>Emits the class.</summary>
    /// <param name="resource">The resource.</param>
    public static EmittedFile Emit(ResourceDeclaration resource)
    {
        var health = resource.Health!;
        var operation = resource.Operations[0];
        var result = HandlerArguments.ResultName(resource, operation);
        var token = HandlerArguments.CancellationToken(operation);

        var writer = SourceFile.Start(resource.Context);
        writer.WriteLine($$"""
            /// <summary>Answers with the state of the application's health checks. Used unless the application registers an <see cref="I{{resource.Stem}}Api"/> of its own.</summary>
            /// <param name="health">The application's health checks.</param>
            {{SourceFile.GeneratedCode}}
            internal sealed class {{Name(resource)}}({{ServerNames.HealthCheckService}} health) : I{{resource.Stem}}Api
            """);
        using (writer.Block())
        {
            writer.WriteLine("/// <inheritdoc/>");
            using (writer.Block("public async " + HandlerArguments.Signature(resource, operation)))
            {
                writer.WriteLine($"""
                    var problems = await {ServerNames.Runtime}HealthProblems.FindAsync(health, {token}).ConfigureAwait(false);
                    if (problems.Count == 0)
                        return {result}.{health.SuccessName}({health.HealthyExpression});

                    {Unhealthy(result, operation)}
                    """);
            }
        }

        return SourceFile.End(writer, resource.Context, Name(resource));
    }

    // The documented 422 where the check can fill it; otherwise 503, which needs no declaration.
    private static string Unhealthy(string result, OperationDeclaration operation)
    {
        var invalid = operation.Responses.FirstOrDefault(response => response.Code == 422 && (response.Type.IsUnit || response.ErrorShape is not null));
        return invalid is null
            ? $"throw new {ServerNames.Runtime}ServiceUnavailableException({ServerNames.Runtime}ApiProblems.Message(problems));"
            : $"return {result}.{invalid.Name}({(invalid.ErrorShape is { } shape ? RefusalEmitter.BodyExpression(shape) : "")});";
    }
}
