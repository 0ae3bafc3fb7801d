using Plumbline.Generator.CSharp;

namespace Plumbline.Generator.Emit;

/// <summary>Emits how a resource's handler is registered and its operations are mapped.</summary>
internal static class RoutesEmitter
{
    /// <summary>Emits the extension methods.</summary>
    /// <param name="resource">The resource.</param>
    public static EmittedFile Emit(ResourceDeclaration resource)
    {
        var name = $"{resource.Stem}ApiExtensions";
        var api = $"I{resource.Stem}Api";
        var document = CSharpText.Xml(CSharpText.OneLine(resource.DocumentType));
        var hasAuthorization = resource.Operations.Any(operation => operation.Auth is { Scheme: not "none" }) ? "true" : "false";

        var writer = SourceFile.Start(resource.Context);
        writer.WriteLine($"""
            /// <summary>Registers and maps resource <c>{document}</c>.</summary>
            {SourceFile.GeneratedCode}
            {resource.Context.Access} static class {name}
            """);
        using (writer.Block())
        {
            writer.WriteLine($$"""
                /// <summary>Registers the class that handles resource <c>{{document}}</c>; one per request.</summary>
                /// <typeparam name="T">The class.</typeparam>
                /// <param name="services">The services.</param>
                public static {{ServerNames.Services}} Add{{resource.Stem}}Api<[global::System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembers(global::System.Diagnostics.CodeAnalysis.DynamicallyAccessedMemberTypes.PublicConstructors)] T>(this {{ServerNames.Services}} services)
                    where T : class, {{api}}
                {
                    {{ServerNames.Runtime}}PlumblineServerExtensions.AddPlumblineServer(services, hasAuthorization: {{hasAuthorization}});
                    return global::Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddScoped<{{api}}, T>(services);
                }

                /// <summary>Maps the operations of resource <c>{{document}}</c>.</summary>
                /// <param name="endpoints">Where to.</param>
                /// <returns>Their group, for authorization, filters and whatever else all of them shall have.</returns>
                """);
            using (writer.Block($"public static {ServerNames.Group} Map{resource.Stem}Api(this {ServerNames.Endpoints} endpoints)"))
            {
                writer.WriteLine("var group = global::Microsoft.AspNetCore.Builder.EndpointRouteBuilderExtensions.MapGroup(endpoints, \"\");");
                foreach (var operation in resource.Operations)
                    writer.WriteLine($"new {resource.Stem}{operation.Name}Operation().Map(group);");

                writer.WriteLine("return group;");
            }
        }

        return SourceFile.End(writer, resource.Context, name);
    }
}
