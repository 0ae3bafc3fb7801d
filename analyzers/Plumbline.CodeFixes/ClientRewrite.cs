using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Simplification;

namespace Plumbline.CodeFixes;

/// <summary>Code that calls a URL, as it is when it calls the client.</summary>
internal sealed class ClientRewrite
{
    private readonly ClientScope _scope;
    private readonly SyntaxNode _before;
    private readonly SyntaxNode _after;
    private readonly IReadOnlyList<StatementSyntax> _removed;

    private ClientRewrite(string title, ClientScope scope, SyntaxNode before, SyntaxNode after, IReadOnlyList<StatementSyntax> removed)
    {
        Title = title;
        _scope = scope;
        _before = before;
        _after = after;
        _removed = removed;
    }

    /// <summary>What the editor offers.</summary>
    public string Title { get; }

    /// <summary>Looks at a call.</summary>
    /// <param name="model">The code's model.</param>
    /// <param name="syntax">The call of <c>HttpClient</c>.</param>
    /// <param name="finding">The finding with its facts.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <returns>Null where the client would do something else, or where nothing can be given one.</returns>
    public static ClientRewrite? Find(SemanticModel model, InvocationExpressionSyntax syntax, Diagnostic finding, CancellationToken cancellationToken)
    {
        var awaited = Awaited(syntax);
        if (awaited is null
            || !finding.Properties.TryGetValue("client", out var clientName)
            || model.GetOperation(syntax, cancellationToken) is not IInvocationOperation call
            || model.Compilation.GetTypeByMetadataName(clientName!) is not { } client
            || ClientCall.Find(client, finding, call) is not { } target
            || ClientScope.Find(model, syntax, client) is not { } scope)
        {
            return null;
        }

        var resource = finding.Properties["resource"];
        var title = $"Call {client.Name}.{resource}.{target.Method.Name}";
        var text = $"{scope.Expression}.{resource}.{target.Method.Name}({target.Arguments})";
        var removed = new List<StatementSyntax>();
        if (!AddVariable(model, call, awaited, removed))
            return null;

        if (IsStatement(model, awaited) || Reads(call, target.Method))
            return new(title, scope, syntax, Parse(text).WithTriviaFrom(syntax), removed);

        // var answer = await http.GetAsync(url); answer.EnsureSuccessStatusCode(); var item = await answer.Content.ReadFromJsonAsync<Item>();
        if (AnswerUse.Of(model, awaited, target.Method, cancellationToken) is not { } use)
            return null;

        removed.AddRange(use.Checks);
        if (use.Read is null)
            return new(title, scope, use.Declaration, SyntaxFactory.ExpressionStatement(Parse("await " + text)).WithTriviaFrom(use.Declaration), removed);

        removed.Add(use.Declaration);
        return new(title, scope, use.Read, Parse("await " + text).WithTriviaFrom(use.Read), removed);
    }

    /// <summary>The file with the client called.</summary>
    /// <param name="root">The file.</param>
    public SyntaxNode Apply(SyntaxNode root) => _scope.Provide(root, _before, _after, _removed);

    /// <summary>The waiting for a call, also where it says on which thread it goes on.</summary>
    /// <param name="call">The call.</param>
    internal static AwaitExpressionSyntax? Awaited(InvocationExpressionSyntax call) => call.Parent switch
    {
        AwaitExpressionSyntax awaited => awaited,
        MemberAccessExpressionSyntax { Name.Identifier.Text: "ConfigureAwait", Parent: InvocationExpressionSyntax { Parent: AwaitExpressionSyntax awaited } } => awaited,
        _ => null,
    };

    /// <summary>Whether a call gives a body of the type that the client gives.</summary>
    /// <param name="call">A call with the body's type as its type argument.</param>
    /// <param name="method">The client's method.</param>
    internal static bool GivesTheSame(IMethodSymbol call, IMethodSymbol method) =>
        call.TypeArguments.Length == 1
        && method.ReturnType is INamedTypeSymbol { TypeArguments.Length: 1 } task
        && SymbolEqualityComparer.Default.Equals(task.TypeArguments[0], call.TypeArguments[0]);

    private static bool Reads(IInvocationOperation call, IMethodSymbol method) => call.TargetMethod.Name == "GetFromJsonAsync" && GivesTheSame(call.TargetMethod, method);

    // Also "async Task M() => await ...": a task without a result gives nobody an answer.
    private static bool IsStatement(SemanticModel model, AwaitExpressionSyntax awaited) => awaited.Parent is ExpressionStatementSyntax
        || (awaited.Parent is ArrowExpressionClauseSyntax { Parent: { } member } && model.GetDeclaredSymbol(member) is IMethodSymbol { ReturnType: INamedTypeSymbol { Arity: 0 } });

    private static ExpressionSyntax Parse(string text) => SyntaxFactory.ParseExpression(text).WithAdditionalAnnotations(Simplifier.Annotation);

    // A URL in a variable of its own right before: what it was made of is as it was, and nobody else needs it.
    private static bool AddVariable(SemanticModel model, IInvocationOperation call, AwaitExpressionSyntax awaited, List<StatementSyntax> removed)
    {
        if (call.Arguments.First(a => a.Parameter?.Name == "requestUri").Value.Syntax is not IdentifierNameSyntax name)
            return true;

        if (model.GetSymbolInfo(name).Symbol is not ILocalSymbol local
            || local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is not VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax { Parent: BlockSyntax block } declaration } }
            || awaited.FirstAncestorOrSelf<StatementSyntax>() is not { } statement
            || block.Statements.IndexOf(declaration) + 1 != block.Statements.IndexOf(statement)
            || block.DescendantNodes().OfType<IdentifierNameSyntax>().Count(n => n.Identifier.Text == local.Name) != 1)
        {
            return false;
        }

        removed.Add(declaration);
        return true;
    }
}
