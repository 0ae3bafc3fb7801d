using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Plumbline.Analyzers.Documents;

namespace Plumbline.Analyzers.Drift;

/// <summary>
/// Reports events that the document says are consumed, and that nothing handles, or whose handler nothing registers. Both are known only
/// when all code was seen, so they come with the build, not while typing.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConsumedEventsAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [DriftDescriptors.EventsNotHandled];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        var consumed = ProjectDocuments.Of(context.Options, context.Compilation, context.CancellationToken).Consumed;
        if (consumed.Count == 0)
            return;

        var handlers = new ConcurrentBag<(DocumentedConsumer Consumer, INamedTypeSymbol Type)>();
        var calls = new ConcurrentBag<(IMethodSymbol Method, Location Location)>();
        context.RegisterSymbolAction(symbol =>
        {
            var type = (INamedTypeSymbol)symbol.Symbol;
            if (type.TypeKind != TypeKind.Class || type.IsAbstract)
                return;

            foreach (var consumer in consumed.Where(c => type.AllInterfaces.Any(i => i.Name == c.ReceiverName && i.ContainingNamespace.ToDisplayString() == c.Namespace)))
                handlers.Add((consumer, type));
        }, SymbolKind.NamedType);
        context.RegisterOperationAction(operation =>
        {
            // AddPlumbline(), AddUserEvents<T>(), AddUsersApi<T>(), MapApi(): with any of them the document is in use.
            var call = (IInvocationOperation)operation.Operation;
            if (call.TargetMethod is { IsStatic: true } method
                && (method.Name.StartsWith("Add", StringComparison.Ordinal) || method.Name.StartsWith("Map", StringComparison.Ordinal))
                && EmittedTypes.IsEmitted(method.ContainingType))
            {
                calls.Add((method, call.Syntax.GetLocation()));
            }
        }, OperationKind.Invocation);
        context.RegisterCompilationEndAction(end => Report(end, consumed, handlers, calls));
    }

    private static void Report(
        CompilationAnalysisContext context,
        IReadOnlyList<DocumentedConsumer> consumed,
        ConcurrentBag<(DocumentedConsumer Consumer, INamedTypeSymbol Type)> handlers,
        ConcurrentBag<(IMethodSymbol Method, Location Location)> calls)
    {
        // A new project with nothing but its document is not wrong yet.
        var inUse = calls.OrderBy(c => c.Method.Name != "AddPlumbline")
            .ThenBy(c => c.Location.SourceTree?.FilePath, StringComparer.Ordinal)
            .ThenBy(c => c.Location.SourceSpan.Start)
            .ToList();
        var isApplication = context.Compilation.Options.OutputKind is OutputKind.ConsoleApplication or OutputKind.WindowsApplication;
        foreach (var consumer in consumed)
        {
            var ours = handlers.Where(h => h.Consumer == consumer).Select(h => h.Type).OrderBy(type => type.Name, StringComparer.Ordinal).ToList();
            if (ours.Count == 0 && inUse.Count > 0)
            {
                var remedy = $"nothing implements {consumer.HandlerName} or {consumer.BatchHandlerName}; write a class that does and register it with {consumer.AddName}<T>()";
                context.ReportDiagnostic(Create(consumer, inUse[0].Location, remedy));
            }

            // A library is left alone: its host registers.
            if (!isApplication || calls.Any(c => c.Method.Name == consumer.AddName))
                continue;

            foreach (var type in ours)
                context.ReportDiagnostic(Create(consumer, type.Locations[0], $"nothing registers '{type.Name}', which handles it; call builder.Services.{consumer.AddName}<{type.Name}>()", type));
        }
    }

    private static Diagnostic Create(DocumentedConsumer consumer, Location location, string what, INamedTypeSymbol? handler = null) => Diagnostic.Create(
        DriftDescriptors.EventsNotHandled,
        location,
        additionalLocations: [consumer.Place.Location],
        properties: ImmutableDictionary<string, string?>.Empty
            .Add("interface", $"{consumer.Namespace}.{consumer.HandlerName}")
            .Add("class", consumer.Declaration.Stem + "Handler")
            .Add("register", consumer.AddName)
            .Add("handler", handler?.ToDisplayString()),
        consumer.Place,
        consumer.Declaration.DocumentName,
        what);
}
