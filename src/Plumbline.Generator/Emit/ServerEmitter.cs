using Plumbline.Generator.CSharp;

namespace Plumbline.Generator.Emit;

/// <summary>Emits what serves a resource: handler interface, registration and routes, and per operation its result type and its reading of requests.</summary>
internal static class ServerEmitter
{
    /// <summary>Emits a resource.</summary>
    /// <param name="resource">The resource.</param>
    public static IEnumerable<EmittedFile> Emit(ResourceDeclaration resource)
    {
        yield return HandlerEmitter.Emit(resource);
        yield return RoutesEmitter.Emit(resource);
        if (HealthEmitter.HasDefault(resource))
            yield return HealthEmitter.Emit(resource);

        foreach (var operation in resource.Operations)
        {
            yield return ResultEmitter.Emit(resource, operation);
            yield return OperationEmitter.Emit(resource, operation);
        }
    }
}
