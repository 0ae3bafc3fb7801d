using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace Plumbline.CodeFixes;

/// <summary>Adds members to types, also to those that end in a semicolon.</summary>
internal static class OpenType
{
    /// <summary>The type with further members at its end.</summary>
    /// <param name="declaration">The type.</param>
    /// <param name="members">The members.</param>
    public static TypeDeclarationSyntax Add(TypeDeclarationSyntax declaration, IEnumerable<MemberDeclarationSyntax> members)
    {
        var open = declaration.OpenBraceToken.IsKind(SyntaxKind.None)
            ? declaration.WithSemicolonToken(default)
                .WithOpenBraceToken(SyntaxFactory.Token(SyntaxKind.OpenBraceToken).WithLeadingTrivia(SyntaxFactory.ElasticLineFeed))
                .WithCloseBraceToken(SyntaxFactory.Token(SyntaxKind.CloseBraceToken).WithTrailingTrivia(SyntaxFactory.ElasticLineFeed))
            : declaration;
        return open.WithMembers(open.Members.AddRange(members.Select(member => member
            .WithLeadingTrivia(SyntaxFactory.ElasticLineFeed)
            .WithTrailingTrivia(SyntaxFactory.ElasticLineFeed)
            .WithAdditionalAnnotations(Formatter.Annotation))));
    }
}
