using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Plumbline.Analyzers.Documents;

namespace Plumbline.Analyzers.Drift;

/// <summary>
/// Reports resources that nothing implements, and implementations that nothing maps or nothing registers. All are known only when all code
/// was seen, so they come with the build, not while typing.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ServedResourceAnalyzer : DiagnosticAnalyzer
{
    private const string MapAll = "MapApi";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [DriftDescriptors.ResourceNotImplemented, DriftDescriptors.ImplementationNotMapped, DriftDescriptors.ImplementationNotRegistered];

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

        var seen = new Seen(resources);
        context.RegisterSymbolAction(symbol => seen.Add((INamedTypeSymbol)symbol.Symbol), SymbolKind.NamedType);
        context.RegisterOperationAction(operation => seen.Add((IInvocationOperation)operation.Operation), OperationKind.Invocation);
        context.RegisterOperationAction(operation => seen.AddRegistered(((ITypeOfOperation)operation.Operation).TypeOperand), OperationKind.TypeOf);
        context.RegisterCompilationEndAction(end => Report(end, resources, seen));
    }

    private static void Report(CompilationAnalysisContext context, IReadOnlyList<DocumentedResource> resources, Seen seen)
    {
        // A new project with nothing but its document is not wrong yet.
        if (seen.Implementations.IsEmpty && seen.Maps.IsEmpty)
            return;

        var isApplication = context.Compilation.Options.OutputKind is OutputKind.ConsoleApplication or OutputKind.WindowsApplication;
        foreach (var resource in resources)
        {
            var ours = seen.Implementations.Where(i => i.Resource == resource).Select(i => i.Type)
                .OrderBy(type => type.Locations[0].SourceTree?.FilePath, StringComparer.Ordinal).ThenBy(type => type.Locations[0].SourceSpan.Start).ToList();
            var map = seen.Maps.Where(m => m.Name == resource.MapName || m.Name == MapAll).OrderBy(m => m.Location.SourceSpan.Start).Select(m => m.Location).FirstOrDefault();
            if (ours.Count == 0 && !resource.HasDefault)
                ReportNotImplemented(context, resource, map);
            else if (map is null && isApplication)
                ReportNotMapped(context, resource, ours);
            else if (map is not null && isApplication && ours.Count > 0 && !seen.Registered.ContainsKey(resource))
                ReportNotRegistered(context, resource, ours.Find(type => !type.IsAbstract) ?? ours[0]);
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

    private static void ReportNotRegistered(CompilationAnalysisContext context, DocumentedResource resource, INamedTypeSymbol type) =>
        context.ReportDiagnostic(Diagnostic.Create(
            DriftDescriptors.ImplementationNotRegistered,
            type.Locations[0],
            additionalLocations: [resource.Place.Location],
            properties: ImmutableDictionary<string, string?>.Empty
                .Add("interface", $"{resource.Namespace}.{resource.InterfaceName}")
                .Add("register", resource.AddName)
                .Add("handler", type.ToDisplayString()),
            type.Name,
            resource.InterfaceName,
            resource.Declaration.DocumentType,
            resource.Place,
            resource.AddName));

    /// <summary>What code does with resources.</summary>
    private sealed class Seen(IReadOnlyList<DocumentedResource> resources)
    {
        public ConcurrentBag<(DocumentedResource Resource, INamedTypeSymbol Type)> Implementations { get; } = [];

        public ConcurrentBag<(string Name, Location Location)> Maps { get; } = [];

        public ConcurrentDictionary<DocumentedResource, bool> Registered { get; } = new();

        public void Add(INamedTypeSymbol type)
        {
            if (type.TypeKind is TypeKind.Class or TypeKind.Struct && !type.AllInterfaces.IsEmpty)
            {
                foreach (var resource in resources.Where(r => type.AllInterfaces.Any(r.IsInterface)))
                    Implementations.Add((resource, type));
            }
        }

        public void Add(IInvocationOperation call)
        {
            // AddScoped<INotesApi, NotesApi>() and whatever else names the interface.
            var method = call.TargetMethod;
            foreach (var argument in method.TypeArguments)
                AddRegistered(argument);

            if (method.Name.StartsWith("Map", StringComparison.Ordinal) && EmittedTypes.IsEmitted(method.ContainingType))
                Maps.Add((method.Name, call.Syntax.GetLocation()));
            else if (method.Name.StartsWith("Add", StringComparison.Ordinal) && resources.FirstOrDefault(r => r.AddName == method.Name) is { } added && EmittedTypes.IsEmitted(method.ContainingType))
                Registered[added] = true;
        }

        public void AddRegistered(ITypeSymbol type)
        {
            if (type is INamedTypeSymbol { TypeKind: TypeKind.Interface } named && resources.FirstOrDefault(r => r.IsInterface(named)) is { } resource)
                Registered[resource] = true;
        }
    }
}
