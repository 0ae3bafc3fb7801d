using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Plumbline.Analyzers;

namespace Plumbline.CodeFixes;

/// <summary>Registers what the documents need, before the application is built.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class AddPlumblineFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.StorageNotRegistered];

    // A project has this finding once.
    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await ApplicationBuild.FindAsync(context.Document.Project, context.CancellationToken).ConfigureAwait(false) is { } build)
        {
            var call = $"{build.Builder}.AddPlumbline()";
            context.RegisterCodeFix(CodeAction.Create($"Call {call}", _ => Task.FromResult(build.Insert(call + ";")), nameof(AddPlumblineFix)), context.Diagnostics);
        }
    }
}
