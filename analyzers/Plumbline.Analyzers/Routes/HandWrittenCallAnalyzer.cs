using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Plumbline.Analyzers.Documents;
using Plumbline.Analyzers.Drift;

namespace Plumbline.Analyzers.Routes;

/// <summary>Reports a request that is put together by hand although the project has the document, and so the client, of the called service.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HandWrittenCallAnalyzer : DiagnosticAnalyzer
{
    private static readonly Dictionary<string, string> s_methods = new(StringComparer.Ordinal)
    {
        ["GetAsync"] = "GET", ["GetStringAsync"] = "GET", ["GetStreamAsync"] = "GET", ["GetByteArrayAsync"] = "GET", ["GetFromJsonAsync"] = "GET",
        ["GetFromJsonAsAsyncEnumerable"] = "GET", ["PostAsync"] = "POST", ["PostAsJsonAsync"] = "POST", ["PutAsync"] = "PUT", ["PutAsJsonAsync"] = "PUT",
        ["PatchAsync"] = "PATCH", ["PatchAsJsonAsync"] = "PATCH", ["DeleteAsync"] = "DELETE", ["DeleteFromJsonAsync"] = "DELETE",
    };

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [DriftDescriptors.ServiceCalledByHand];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            var called = ProjectDocuments.Of(start.Options, start.Compilation, start.CancellationToken).Called;
            if (called.Resources.Count > 0)
                start.RegisterOperationAction(operation => Check(operation, called), OperationKind.Invocation);
        });
    }

    private static void Check(OperationAnalysisContext context, DocumentedApi called)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod.ContainingType.Name is not ("HttpClient" or "HttpClientJsonExtensions")
            || !s_methods.TryGetValue(call.TargetMethod.Name, out var method)
            || call.Arguments.FirstOrDefault(a => a.Parameter?.Name == "requestUri")?.Value is not { } argument
            || UrlText.Of(argument) is not { } url)
        {
            return;
        }

        foreach (var resource in called.Resources)
        {
            foreach (var operation in resource.Operations.Where(o => o.Declaration.Method == method))
            {
                if (!UrlText.IsCallOf(url, resource.BaseUrl, RouteShape.Of(operation.Declaration.Pieces)))
                    continue;

                context.ReportDiagnostic(Diagnostic.Create(
                    DriftDescriptors.ServiceCalledByHand,
                    argument.Syntax.GetLocation(),
                    additionalLocations: [operation.Place.Location],
                    operation.Title,
                    operation.Place,
                    $"{resource.Declaration.Context.ServiceStem}Client.{resource.Declaration.Stem}.{operation.Declaration.Name}Async"));
                return;
            }
        }
    }
}
