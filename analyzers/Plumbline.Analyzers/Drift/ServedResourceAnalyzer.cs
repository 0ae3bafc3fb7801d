using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Plumbline.Analyzers.Documents;

namespace Plumbline.Analyzers.Drift;

/// <summary>
/// Reports resources that nothing implements and implementations that nothing maps. Both are known only when all code was seen, so they
/// come with the build, not while typing.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ServedResourceAnalyzer : DiagnosticAnalyzer
{
    private const string MapAll = "MapApi";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [DriftDescriptors.ResourceNotImplemented, DriftDescriptors.ImplementationNotMapped];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        var resources = ProjectDocuments.Of(context.Options, context.Compilation, context.CancellationToken).Served.Resources;
        if (resources.Count == 0)
            return;

        var implementations = new ConcurrentBag<(DocumentedResource Resource, INamedTypeSymbol Type)>();
        var maps = new ConcurrentBag<(string Name, Location Location)>();
        context.RegisterSymbolAction(symbol =>
        {
            var type = (INamedTypeSymbol)symbol.Symbol;
            if (type.TypeKind is TypeKind.Class or TypeKind.Struct)
            {
                foreach (var resource in resources.Where(r => type.AllInterfaces.Any(r.IsInterface)))
                    implementations.Add((resource, type));
            }
        }, SymbolKind.NamedType);
        context.RegisterOperationAction(operation =>
        {
            var call = (IInvocationOperation)operation.Operation;
            if (call.TargetMethod.Name.StartsWith("Map", StringComparison.Ordinal) && EmittedTypes.IsEmitted(call.TargetMethod.ContainingType))
                maps.Add((call.TargetMethod.Name, call.Syntax.GetLocation()));
        }, OperationKind.Invocation);
        context.RegisterCompilationEndAction(end => Report(end, resources, implementations, maps));
    }

    private static void Report(
        CompilationAnalysisContext context,
        IReadOnlyList<DocumentedResource> resources,
        ConcurrentBag<(DocumentedResource Resource, INamedTypeSymbol Type)> implementations,
        ConcurrentBag<(string Name, Location Location)> maps)
    {
        // A new project with nothing but its document is not wrong yet.
        if (implementations.IsEmpty && maps.IsEmpty)
            return;

        foreach (var resource in resources)
        {
            var ours = implementations.Where(i => i.Resource == resource).Select(i => i.Type).OrderBy(type => type.Locations[0].SourceSpan.Start).ToList();
            var map = maps.Where(m => m.Name == resource.MapName || m.Name == MapAll).OrderBy(m => m.Location.SourceSpan.Start).Select(m => m.Location).FirstOrDefault();
            if (ours.Count == 0 && !resource.HasDefault)
                ReportNotImplemented(context, resource, map);
            else if (map is null && context.Compilation.Options.OutputKind is OutputKind.ConsoleApplication or OutputKind.WindowsApplication)
                ReportNotMapped(context, resource, ours);
        }
    }

    private static void ReportNotImplemented(CompilationAnalysisContext context, DocumentedResource resource, Location? map) =>
        context.ReportDiagnostic(Diagnostic.Create(
            DriftDescriptors.ResourceNotImplemented,
            map ?? resource.Place.Location,
            additionalLocations: [resource.Place.Location],
            properties: ImmutableDictionary<string, string?>.Empty
                .Add("interface", $"{resource.Namespace}.{resource.InterfaceName}")
                .Add("class", resource.InterfaceName.Substring(1))
                .Add("register", resource.AddName),
            resource.Declaration.DocumentType,
            resource.Place,
            map is null ? "served beside others" : "mapped",
            resource.InterfaceName,
            resource.AddName));

    private static void ReportNotMapped(CompilationAnalysisContext context, DocumentedResource resource, IEnumerable<INamedTypeSymbol> types)
    {
        foreach (var type in types)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                DriftDescriptors.ImplementationNotMapped,
                type.Locations[0],
                additionalLocations: [resource.Place.Location],
                properties: ImmutableDictionary<string, string?>.Empty.Add("map", resource.MapName),
                type.Name,
                resource.InterfaceName,
                resource.Declaration.DocumentType,
                resource.Place,
                resource.MapName));
        }
    }
}
