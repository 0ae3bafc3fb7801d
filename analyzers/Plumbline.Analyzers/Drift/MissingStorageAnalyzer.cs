using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Plumbline.Analyzers.Documents;

namespace Plumbline.Analyzers.Drift;

/// <summary>
/// Reports an application that maps documents with data, and registers no database: it would stop when it starts. Known only when all code
/// was seen, so it comes with the build, not while typing.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MissingStorageAnalyzer : DiagnosticAnalyzer
{
    private const string AddAll = "AddPlumbline";
    private const string MapAll = "MapApi";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [DriftDescriptors.StorageNotRegistered];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        // A library is left alone: its host registers.
        if (context.Compilation.Options.OutputKind is not (OutputKind.ConsoleApplication or OutputKind.WindowsApplication)
            || ProjectDocuments.Of(context.Options, context.Compilation, context.CancellationToken).Storage is not { } storage)
        {
            return;
        }

        var seen = new Seen(context.Compilation.Assembly);
        context.RegisterOperationAction(operation => seen.Add((IInvocationOperation)operation.Operation), OperationKind.Invocation);
        context.RegisterOperationAction(operation => seen.AddNamed(((IMethodReferenceOperation)operation.Operation).Method), OperationKind.MethodReference);
        context.RegisterOperationAction(operation => seen.AddNamed(((IPropertyReferenceOperation)operation.Operation).Type), OperationKind.PropertyReference);
        context.RegisterOperationAction(operation => seen.AddNamed(((ITypeOfOperation)operation.Operation).TypeOperand), OperationKind.TypeOf);
        context.RegisterCompilationEndAction(end => Report(end, storage, seen));
    }

    private static void Report(CompilationAnalysisContext context, DocumentedStorage storage, Seen seen)
    {
        if (!seen.BuildsApplication || seen.RegistersStorage || seen.Maps.IsEmpty)
            return;

        var first = seen.Maps.OrderBy(map => map.SourceTree?.FilePath, StringComparer.Ordinal).ThenBy(map => map.SourceSpan.Start).First();
        context.ReportDiagnostic(Diagnostic.Create(DriftDescriptors.StorageNotRegistered, first, additionalLocations: [storage.Place.Location], storage.What, storage.Place));
    }

    /// <summary>What code says of the application and its database. Whoever names one in any way is left alone.</summary>
    private sealed class Seen(IAssemblySymbol project)
    {
        private volatile bool _buildsApplication;
        private volatile bool _registersStorage;

        public ConcurrentBag<Location> Maps { get; } = [];

        /// <summary>Whether the application is made here. Otherwise another project may have registered everything before.</summary>
        public bool BuildsApplication => _buildsApplication;

        public bool RegistersStorage => _registersStorage;

        public void Add(IInvocationOperation call)
        {
            var method = call.TargetMethod;
            AddNamed(method);
            foreach (var argument in method.TypeArguments)
                AddNamed(argument);

            if (method is { Name: "Build", ContainingType.Name: "WebApplicationBuilder" })
                _buildsApplication = true;
            else if (IsOurs(method, MapAll))
                Maps.Add(call.Syntax.GetLocation());
        }

        public void AddNamed(IMethodSymbol method)
        {
            if (IsOurs(method, AddAll))
                _registersStorage = true;
        }

        // services.AddSingleton<Storage>(...), builder.AddSqliteStorage(Database.Schema)
        public void AddNamed(ITypeSymbol? type)
        {
            if (type is { Name: "Storage" or "DatabaseSchema", ContainingNamespace: { Name: "Data", ContainingNamespace.Name: "Plumbline" } })
                _registersStorage = true;
        }

        private bool IsOurs(IMethodSymbol method, string name) =>
            method.Name == name && SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, project) && EmittedTypes.IsEmitted(method.ContainingType);
    }
}
