using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Plumbline.Generator.CSharp;
using Plumbline.Spec.Model;

namespace Plumbline.Analyzers.Routes;

/// <summary>Compares a hand-written handler with the operation that it stands for. Says only what is certain.</summary>
internal static class HandlerDifferences
{
    private static readonly string[] s_readsAnything = ["HttpContext", "HttpRequest", "Stream", "PipeReader"];

    /// <summary>What differs, as clauses of a sentence about the route.</summary>
    /// <param name="route">The route.</param>
    /// <param name="operation">The operation.</param>
    public static IEnumerable<string> Find(MinimalRoute route, OperationDeclaration operation)
    {
        var handler = route.Handler switch
        {
            IAnonymousFunctionOperation lambda => lambda.Symbol,
            IMethodReferenceOperation reference => reference.Method,
            _ => null,
        };
        if (handler is null)
            return [];

        // A bare RequestDelegate reads and answers by hand, and only running it tells what.
        var isOpaque = handler.Parameters.Any(p => s_readsAnything.Contains(p.Type.Name) || p.GetAttributes().Any(a => a.AttributeClass?.Name == "AsParametersAttribute"));
        var requests = PathParameters(route, operation, handler).Concat(isOpaque ? [] : Query(operation, handler).Concat(Body(operation, handler)));
        return requests.Concat(Answers(route.Handler!, operation, handler));
    }

    private static IEnumerable<string> PathParameters(MinimalRoute route, OperationDeclaration operation, IMethodSymbol handler)
    {
        var names = RouteShape.Parameters(route.Pattern);
        var documented = operation.Pieces.Where(p => p.IsParameter).Select(p => p.Text).ToList();

        // Of a pattern with unknown groups in front only the end is known.
        var skipped = documented.Count - names.Count;
        for (var i = 0; i < names.Count; i++)
        {
            var parameter = operation.Parameters.FirstOrDefault(p => p.Location == ParameterLocation.Path && p.WireName == documented[i + skipped]);
            var own = handler.Parameters.FirstOrDefault(p => string.Equals(p.Name, names[i], StringComparison.OrdinalIgnoreCase));
            if (parameter is not null && own is not null && Name(own.Type) != parameter.Type.Name)
                yield return $"it reads path parameter '{parameter.WireName}' as {Short(own.Type)}, which is documented as {parameter.Type.DocumentType}";
        }
    }

    private static IEnumerable<string> Query(OperationDeclaration operation, IMethodSymbol handler)
    {
        foreach (var parameter in operation.Parameters.Where(p => p.Location == ParameterLocation.Query))
        {
            var own = handler.Parameters.FirstOrDefault(p => string.Equals(WireName(p), parameter.WireName, StringComparison.OrdinalIgnoreCase));
            if (own is null)
                yield return $"it does not read query parameter '{parameter.WireName}'";
            else if (parameter.Type.IsText && Name(own.Type) != parameter.Type.Name)
                yield return $"it reads query parameter '{parameter.WireName}' as {Short(own.Type)}, which is documented as {parameter.Type.DocumentType}";
        }
    }

    private static IEnumerable<string> Body(OperationDeclaration operation, IMethodSymbol handler)
    {
        if (operation.Body is { } body && handler.Parameters.All(p => Name(p.Type) != body.Type.Name))
            yield return $"it does not take the body {body.Type.DocumentType}";
    }

    private static IEnumerable<string> Answers(IOperation handler, OperationDeclaration operation, IMethodSymbol method)
    {
        // A default response stands for every other status.
        var isOpen = operation.Responses.Any(r => r.Code is null);
        foreach (var answer in HandlerAnswers.Of(handler, method).Distinct())
        {
            var response = operation.Responses.FirstOrDefault(r => r.Code == answer.Status);
            if (response is null)
            {
                if (!isOpen && !HandlerAnswers.NeedsNoDeclaration(answer.Status))
                    yield return string.Format(CultureInfo.InvariantCulture, "it answers {0}, which is not documented", answer.Status);
            }
            else if (answer.Body is not null && !response.Type.IsUnit && Name(answer.Body) != response.Type.Name && !response.BodyTypes.Contains(Name(answer.Body)))
            {
                yield return string.Format(
                    CultureInfo.InvariantCulture, "it answers {0} with {1}, which is documented with {2}", answer.Status, Short(answer.Body), response.Type.DocumentType);
            }
        }
    }

    private static string WireName(IParameterSymbol parameter) =>
        parameter.GetAttributes().FirstOrDefault(a => a.AttributeClass?.Name == "FromQueryAttribute")?.NamedArguments.FirstOrDefault(a => a.Key == "Name").Value.Value as string
        ?? parameter.Name;

    private static string Name(ITypeSymbol type) => Underlying(type).WithNullableAnnotation(NullableAnnotation.None).ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    private static string Short(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

    private static ITypeSymbol Underlying(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;
}
