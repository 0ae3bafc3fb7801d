using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Plumbline.Analyzers.Drift;

/// <summary>
/// Takes back that a class is never instantiated (CA1812) where it implements an emitted interface with methods: what answers resources,
/// handles events or enriches them is, as every page shows it, an internal class that the container makes.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HandlerSuppressor : DiagnosticSuppressor
{
    private static readonly SuppressionDescriptor s_made =
        new(DiagnosticIds.MadeByContainer, "CA1812", "The container makes it, by the emitted interface that it implements.");

    /// <inheritdoc/>
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } = [s_made];

    /// <inheritdoc/>
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        foreach (var diagnostic in context.ReportedDiagnostics)
        {
            if (diagnostic.Location.SourceTree is { } tree
                && tree.GetRoot(context.CancellationToken).FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } declaration
                && context.GetSemanticModel(tree).GetDeclaredSymbol(declaration, context.CancellationToken) is INamedTypeSymbol type
                && type.AllInterfaces.Any(IsServed))
            {
                context.ReportSuppression(Suppression.Create(s_made, diagnostic));
            }
        }
    }

    // Interfaces of data and of unions have nothing that a container would be asked for.
    private static bool IsServed(INamedTypeSymbol type) =>
        EmittedTypes.IsEmitted(type) && type.GetMembers().Any(member => member is IMethodSymbol { MethodKind: MethodKind.Ordinary, IsAbstract: true, IsStatic: false, DeclaredAccessibility: Accessibility.Public });
}
