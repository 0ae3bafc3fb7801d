using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Plumbline.Analyzers.Documents;
using Plumbline.Analyzers.Drift;

namespace Plumbline.Analyzers.Routes;

/// <summary>Reports hand-written routes that are not in the project's documents, or differ from the operation that they stand for.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RouteAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = 
        [DriftDescriptors.RouteNotInDocument, DriftDescriptors.RouteDiffers, DriftDescriptors.StatusNotDocumented];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            var documents = ProjectDocuments.Of(start.Options, start.Compilation, start.CancellationToken);
            var served = documents.Served;
            if (served.Resources.Count == 0)
                return;

            start.RegisterOperationAction(operation => CheckMinimal(operation, documents), OperationKind.Invocation);
            start.RegisterSymbolAction(symbol => CheckAction(symbol, served), SymbolKind.Method);
            start.RegisterOperationBlockAction(block => CheckAction(block, served));
        });
    }

    private static void CheckMinimal(OperationAnalysisContext context, ProjectDocuments documents)
    {
        if (MinimalRoute.Of((IInvocationOperation)context.Operation) is not { } route)
            return;

        var handler = RouteHandler.Of(route.Handler);
        foreach (var method in route.Methods)
        {
            var matches = Find(documents.Served, method, route.Pattern, route.IsWhole).ToList();
            if (matches.Count == 0)
                context.ReportDiagnostic(NotInDocument(documents.Served, route.Location, method, route.Pattern, ".WithoutDocument(\"why\")", OperationText.Of(documents, route.Pattern, handler)));

            // Of several operations that a route may stand for nobody knows which one to compare it with.
            if (matches.Count != 1 || handler is null)
                continue;

            foreach (var finding in RouteReport.OfHandler(matches[0], route.Pattern, handler, route.Location))
                context.ReportDiagnostic(finding);
        }
    }

    private static void CheckAction(SymbolAnalysisContext context, DocumentedApi served)
    {
        var method = (IMethodSymbol)context.Symbol;
        foreach (var (verb, pattern) in ControllerRoute.Of(method))
        {
            if (!Find(served, verb, pattern, isWhole: true).Any())
                context.ReportDiagnostic(NotInDocument(served, method.Locations[0], verb, pattern, "[WithoutDocument(\"why\")]"));
        }
    }

    private static void CheckAction(OperationBlockAnalysisContext context, DocumentedApi served)
    {
        if (context.OwningSymbol is not IMethodSymbol { MethodKind: MethodKind.Ordinary } method)
            return;

        var body = context.OperationBlocks.FirstOrDefault(block => block.Kind == OperationKind.Block);
        foreach (var (verb, pattern) in ControllerRoute.Of(method))
        {
            var matches = Find(served, verb, pattern, isWhole: true).ToList();
            if (matches.Count != 1)
                continue;

            foreach (var finding in RouteReport.OfHandler(matches[0], pattern, new(method, body, IsAction: true), method.Locations[0]))
                context.ReportDiagnostic(finding);
        }
    }

    private static IEnumerable<(DocumentedResource Resource, DocumentedOperation Operation)> Find(DocumentedApi served, string method, string pattern, bool isWhole)
    {
        var shape = RouteShape.OfPattern(pattern);
        return from resource in served.Resources
               from operation in resource.Operations
               let documented = RouteShape.Of(operation.Declaration.Pieces)
               where operation.Declaration.Method == method
                   && (documented == shape || (!isWhole && ("/" + documented).EndsWith("/" + shape, StringComparison.Ordinal)))
               select (resource, operation);
    }

    private static Diagnostic NotInDocument(DocumentedApi served, Location location, string method, string pattern, string escape, string? text = null)
    {
        var path = RouteShape.ToDocument(pattern);
        var documents = served.Resources.Select(r => r.Place.Document.Declared.Path).Distinct(StringComparer.Ordinal).ToList();
        return Diagnostic.Create(
            DriftDescriptors.RouteNotInDocument,
            location,
            properties: ImmutableDictionary<string, string?>.Empty.Add("method", method).Add("path", path).Add("document", documents[0]).Add("operation", text),
            method,
            path,
            string.Join(" or ", served.Resources.Select(r => r.Place.FileName).Distinct(StringComparer.Ordinal)),
            escape);
    }
}
