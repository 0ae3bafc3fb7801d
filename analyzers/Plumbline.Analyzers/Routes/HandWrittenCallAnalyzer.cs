using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Plumbline.Analyzers.Documents;
using Plumbline.Analyzers.Drift;
using Plumbline.Generator.CSharp;
using Plumbline.Spec.Model;

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
            if (called.Resources.Count == 0)
                return;

            start.RegisterOperationAction(operation => CheckCall(operation, called), OperationKind.Invocation);
            start.RegisterOperationAction(operation => CheckMessage(operation, called), OperationKind.ObjectCreation);
        });
    }

    private static void CheckCall(OperationAnalysisContext context, DocumentedApi called)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod.ContainingType.Name is "HttpClient" or "HttpClientJsonExtensions"
            && s_methods.TryGetValue(call.TargetMethod.Name, out var method)
            && call.Arguments.FirstOrDefault(a => a.Parameter?.Name == "requestUri")?.Value is { } url)
        {
            Check(context, called, method, url);
        }
    }

    // new HttpRequestMessage(HttpMethod.Get, url)
    private static void CheckMessage(OperationAnalysisContext context, DocumentedApi called)
    {
        if (context.Operation is IObjectCreationOperation { Type.Name: "HttpRequestMessage", Arguments.Length: 2 } created
            && created.Arguments[0].Value is IPropertyReferenceOperation { Property: { IsStatic: true, ContainingType.Name: "HttpMethod" } method })
        {
            Check(context, called, method.Name.ToUpperInvariant(), created.Arguments[1].Value);
        }
    }

    private static void Check(OperationAnalysisContext context, DocumentedApi called, string method, IOperation argument)
    {
        if (UrlText.Of(argument) is not { } url)
            return;

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
                    properties: ImmutableDictionary<string, string?>.Empty
                        .Add("client", $"{resource.Namespace}.{resource.Declaration.Context.ServiceStem}Client")
                        .Add("resource", resource.Declaration.Stem)
                        .Add("method", operation.Declaration.Name + "Async")
                        .Add("path", operation.Declaration.Path)
                        .Add("base", resource.BaseUrl)
                        .Add("body", operation.Declaration.Body?.Name)
                        .Add("parameters", string.Join("\n", operation.Declaration.Parameters.Select(p => $"{p.WireName}={p.Name}"))),
                    operation.Title,
                    operation.Place,
                    $"{resource.Declaration.Context.ServiceStem}Client.{resource.Declaration.Stem}.{operation.Declaration.Name}Async({Arguments(operation.Declaration)})"));
                return;
            }
        }
    }

    // What must be given, in the order of the method's parameters: what is in the path, the body, what else is required.
    private static string Arguments(OperationDeclaration operation) => string.Join(", ", [
        .. operation.Parameters.Where(p => p.Location == ParameterLocation.Path).Select(p => p.Name),
        .. operation.Body is { } body ? [body.Name] : Array.Empty<string>(),
        .. operation.Parameters.Where(p => p.IsRequired && p.Location != ParameterLocation.Path).Select(p => p.Name)]);
}
