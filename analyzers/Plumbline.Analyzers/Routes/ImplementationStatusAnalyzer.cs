using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Plumbline.Analyzers.Documents;
using Plumbline.Analyzers.Drift;

namespace Plumbline.Analyzers.Routes;

/// <summary>
/// Reports an implementation of an emitted interface that answers an undocumented status past its result type, which knows the documented
/// ones only: by an exception that the server turns into an answer, or on the response itself.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ImplementationStatusAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [DriftDescriptors.StatusNotDocumented];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            var served = ProjectDocuments.Of(start.Options, start.Compilation, start.CancellationToken).Served;
            if (served.Resources.Count > 0)
                start.RegisterOperationBlockAction(block => Check(block, served));
        });
    }

    private static void Check(OperationBlockAnalysisContext context, DocumentedApi served)
    {
        if (context.OwningSymbol is not IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation } method
            || Find(served, method) is not { } operation)
        {
            return;
        }

        foreach (var block in context.OperationBlocks)
        {
            foreach (var answer in HandlerAnswers.OfPaths(block, withResults: false).Where(a => !AnswerDifferences.IsDocumented(operation.Declaration, a.Status)))
                context.ReportDiagnostic(RouteReport.NotDocumented(operation, answer));
        }
    }

    private static DocumentedOperation? Find(DocumentedApi served, IMethodSymbol method)
    {
        foreach (var implemented in method.ContainingType.AllInterfaces)
        {
            if (served.Resources.FirstOrDefault(r => r.IsInterface(implemented)) is not { } resource)
                continue;

            foreach (var operation in resource.Operations)
            {
                if (implemented.GetMembers(operation.Declaration.Name + "Async").FirstOrDefault() is { } member
                    && SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method))
                {
                    return operation;
                }
            }
        }

        return null;
    }
}
