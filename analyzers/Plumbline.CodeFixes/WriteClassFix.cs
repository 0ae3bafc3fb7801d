using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;
using Plumbline.Analyzers;

namespace Plumbline.CodeFixes;

/// <summary>
/// Writes the class that the document asks for (a resource's implementation, a handler of events) and registers it. Where the class is
/// there, it is registered.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, DocumentKinds = [nameof(TextDocumentKind.Document), nameof(TextDocumentKind.AdditionalDocument)], DocumentExtensions = [".cs", ".json"])]
[Shared]
public sealed class WriteClassFix : CodeFixProvider
{
    private static readonly SymbolDisplayFormat s_format =
        SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.ResourceNotImplemented, DiagnosticIds.EventsNotHandled, DiagnosticIds.ImplementationNotRegistered];

    // Each class is a file of its own and a thought of its own.
    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var facts = context.Diagnostics[0].Properties;
        var project = context.TextDocument.Project; // A resource that nothing maps yet is found in its document.
        if (!facts.TryGetValue("interface", out var name) || await project.GetCompilationAsync(context.CancellationToken).ConfigureAwait(false) is not { } compilation)
            return;

        if (facts.TryGetValue("handler", out var handler) && handler is not null)
        {
            context.RegisterCodeFix(
                CodeAction.Create($"Register {handler.Substring(handler.LastIndexOf('.') + 1)}", token => Registration.AddAsync(project, facts["register"]!, handler, token), nameof(WriteClassFix)), context.Diagnostics);
        }
        else if (compilation.GetTypeByMetadataName(name!) is { } type && compilation.GetSymbolsWithName(facts["class"]!, SymbolFilter.Type).All(s => s.Name != facts["class"]))
        {
            context.RegisterCodeFix(
                CodeAction.Create($"Write {facts["class"]}", token => WriteAsync(project, type, facts["class"]!, facts["register"]!, token), nameof(WriteClassFix)), context.Diagnostics);
        }
    }

    private static async Task<Solution> WriteAsync(Project project, INamedTypeSymbol type, string name, string register, CancellationToken cancellationToken)
    {
        var methods = type.AllInterfaces.Insert(0, type).SelectMany(i => i.GetMembers().OfType<IMethodSymbol>())
            .Where(m => m is { IsAbstract: true, DeclaredAccessibility: Accessibility.Public })
            .Where(m => !type.AllInterfaces.Insert(0, type).Any(i => i.GetMembers().OfType<IMethodSymbol>().Any(own => own.ExplicitInterfaceImplementations.Contains(m, SymbolEqualityComparer.Default))));
        var text = $$"""
            {{(project.DefaultNamespace is { Length: > 0 } root ? $"namespace {root};\n\n" : "")}}internal sealed class {{name}} : {{type.ToDisplayString(s_format)}}
            {
            {{string.Join("\n\n", methods.Select(m => "    " + MethodStub.Text(m, t => t.ToDisplayString(s_format))))}}
            }

            """;
        var tree = CSharpSyntaxTree.ParseText(text, (CSharpParseOptions?)project.ParseOptions, cancellationToken: cancellationToken);
        var code = (await tree.GetRootAsync(cancellationToken).ConfigureAwait(false)).WithAdditionalAnnotations(Simplifier.Annotation, Formatter.Annotation);
        var folder = Path.GetDirectoryName(project.FilePath) ?? "";
        var written = project.AddDocument(name + ".cs", code, filePath: Path.Combine(folder, name + ".cs"));
        return await Registration.AddAsync(written.Project, register, name, cancellationToken).ConfigureAwait(false);
    }
}
