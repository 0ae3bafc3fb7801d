using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;
using Plumbline.Analyzers;
using Plumbline.Analyzers.Models;

namespace Plumbline.CodeFixes;

/// <summary>Makes a property of a type that stands for a model what the document says, or adds it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class ApiModelFix : CodeFixProvider
{
    private const string Key = nameof(ApiModelFix);

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.ModelDiffers];

    /// <summary>Fixes each document's findings from the last to the first, so that none moves before its turn.</summary>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(async (context, document, findings) =>
    {
        foreach (var finding in findings.OrderByDescending(f => f.Location.SourceSpan.Start))
        {
            var root = await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
            if (root is not null && Fix(root, finding) is { } changed)
                document = document.WithSyntaxRoot(changed);
        }

        return document;
    });

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var finding = context.Diagnostics[0];
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || Fix(root, finding) is not { } changed)
            return;

        var facts = finding.Properties;
        var title = facts["property"] is { } property ? $"Make '{property}' what the document says" : $"Add property '{facts["name"]}'";
        context.RegisterCodeFix(CodeAction.Create(title, _ => Task.FromResult(context.Document.WithSyntaxRoot(changed)), Key), finding);
    }

    private static SyntaxNode? Fix(SyntaxNode root, Diagnostic finding)
    {
        var facts = finding.Properties;
        if (!facts.TryGetValue(ModelDifference.Kind, out var kind) || kind != ModelDifference.Property || finding.Location.SourceTree is null)
            return null;

        var node = root.FindToken(finding.Location.SourceSpan.Start).Parent;
        var type = SyntaxFactory.ParseTypeName(facts["type"]!).WithAdditionalAnnotations(Simplifier.Annotation);
        var isRequired = facts["required"] == "true";
        return node switch
        {
            PropertyDeclarationSyntax property when facts["property"] is not null => root.ReplaceNode(property, Change(property, type, isRequired, facts["default"])),
            ParameterSyntax parameter when facts["property"] is not null => root.ReplaceNode(parameter, Change(parameter, type)),
            TypeDeclarationSyntax declaration when facts["property"] is null => root.ReplaceNode(declaration, Add(declaration, type, facts["name"]!, isRequired, facts["default"])),
            _ => null,
        };
    }

    private static PropertyDeclarationSyntax Change(PropertyDeclarationSyntax property, TypeSyntax type, bool isRequired, string? value)
    {
        var modifiers = property.Modifiers.Where(m => !m.IsKind(SyntaxKind.RequiredKeyword)).ToList();
        if (isRequired)
            modifiers.Add(SyntaxFactory.Token(SyntaxKind.RequiredKeyword).WithTrailingTrivia(SyntaxFactory.Space));

        var changed = property.WithModifiers(SyntaxFactory.TokenList(modifiers)).WithType(type.WithTriviaFrom(property.Type));

        // What was the initial value of another type, or of what must be given, is none any more.
        return property.Initializer is not null && (isRequired || !SyntaxFactory.AreEquivalent(property.Type, type))
            ? changed.WithInitializer(null).WithSemicolonToken(default).WithTrailingTrivia(property.GetTrailingTrivia())
            : property.Initializer is null && value is not null ? Initialize(changed, value) : changed;
    }

    private static ParameterSyntax Change(ParameterSyntax parameter, TypeSyntax type)
    {
        var changed = parameter.WithType(type.WithTriviaFrom(parameter.Type!));
        return parameter.Default is null || type is NullableTypeSyntax
            ? changed
            : changed.WithDefault(null).WithIdentifier(parameter.Identifier.WithTrailingTrivia());
    }

    private static TypeDeclarationSyntax Add(TypeDeclarationSyntax declaration, TypeSyntax type, string name, bool isRequired, string? value)
    {
        var text = $"public {(isRequired ? "required " : "")}{type} {name} {{ get; init; }}";
        var property = (PropertyDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration(text)!;
        property = property.WithType(property.Type.WithAdditionalAnnotations(Simplifier.Annotation));
        if (value is not null)
            property = Initialize(property, value);

        return OpenType.Add(declaration, [property]);
    }

    private static PropertyDeclarationSyntax Initialize(PropertyDeclarationSyntax property, string value) => property
        .WithInitializer(SyntaxFactory.EqualsValueClause(SyntaxFactory.ParseExpression(value).WithAdditionalAnnotations(Simplifier.Annotation)))
        .WithSemicolonToken(SyntaxFactory.Token(SyntaxKind.SemicolonToken))
        .WithAdditionalAnnotations(Formatter.Annotation);
}
