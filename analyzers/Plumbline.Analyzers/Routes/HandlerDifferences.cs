using System.Globalization;
using Microsoft.CodeAnalysis;
using Plumbline.Analyzers.Drift;
using Plumbline.Analyzers.Models;
using Plumbline.Generator.CSharp;
using Plumbline.Spec.Model;

namespace Plumbline.Analyzers.Routes;

/// <summary>Compares what a hand-written handler reads with the operation that it stands for. Says only what is certain.</summary>
internal static class HandlerDifferences
{
    /// <summary>What differs, as clauses of a sentence about the route.</summary>
    /// <param name="pattern">The route's pattern.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="handler">The handler.</param>
    public static IEnumerable<string> Find(string pattern, OperationDeclaration operation, RouteHandler handler)
    {
        var names = RouteShape.Parameters(pattern);
        var parameters = HandlerParameter.Of(handler, names);

        // Who has the whole request reads and answers by hand, and only running it tells what.
        var isOpaque = parameters.Any(p => p.Source == ParameterSource.Anything) || (handler.IsAction && RequestUse.ReadsRequest(handler.Body));
        return PathParameters(names, operation, parameters, isOpaque)
            .Concat(Named(operation, parameters, ParameterLocation.Query, ParameterSource.Query, "query parameter", isOpaque, handler.IsAction))
            .Concat(Named(operation, parameters, ParameterLocation.Header, ParameterSource.Header, "header", isOpaque, handler.IsAction))
            .Concat(Body(operation, parameters, isOpaque));
    }

    private static IEnumerable<string> PathParameters(
        IReadOnlyList<string> names, OperationDeclaration operation, IReadOnlyList<HandlerParameter> parameters, bool isOpaque)
    {
        var documented = operation.Pieces.Where(p => p.IsParameter).Select(p => p.Text).ToList();

        // Of a pattern with unknown groups in front only the end is known.
        var skipped = documented.Count - names.Count;
        for (var i = 0; i < names.Count; i++)
        {
            if (operation.Parameters.FirstOrDefault(p => p.Location == ParameterLocation.Path && p.WireName == documented[i + skipped]) is not { } parameter)
                continue;

            var own = parameters.FirstOrDefault(p => p.Source == ParameterSource.Path && Is(p, names[i]));
            if (own is null && !isOpaque)
                yield return $"it does not read path parameter '{parameter.WireName}'";
            else if (own is not null && TypeText.Full(own.Type) != parameter.Type.Name)
                yield return $"it reads path parameter '{parameter.WireName}' as {TypeText.Short(own.Type)}, which is documented as {parameter.Type.DocumentType}";
        }
    }

    private static IEnumerable<string> Named(
        OperationDeclaration operation,
        IReadOnlyList<HandlerParameter> parameters,
        ParameterLocation location,
        ParameterSource source,
        string word,
        bool isOpaque,
        bool isAction)
    {
        var documented = operation.Parameters.Where(p => p.Location == location).ToList();
        foreach (var parameter in documented)
        {
            if (parameters.FirstOrDefault(p => p.Source == source && Is(p, parameter.WireName)) is not { } own)
            {
                if (!isOpaque)
                    yield return $"it does not read {word} '{parameter.WireName}'";
            }
            else if (Compare(parameter, own, isAction) is { } difference)
            {
                yield return string.Format(CultureInfo.InvariantCulture, difference, $"{word} '{parameter.WireName}'");
            }
        }

        foreach (var own in parameters.Where(p => p.Source == source && !documented.Exists(d => Is(p, d.WireName))))
            yield return $"it reads {word} '{own.WireName}', which is not documented";
    }

    private static string? Compare(ParameterDeclaration documented, HandlerParameter own, bool isAction)
    {
        var item = own.Type is IArrayTypeSymbol array ? array.ElementType : null;
        if (documented.Type.IsText ? TypeText.Full(own.Type) != documented.Type.Name : item is not null && documented.Type.Element is { } element && TypeText.Full(item) != element.Name)
            return $"it reads {{0}} as {TypeText.Short(own.Type)}, which is documented as {documented.Type.DocumentType}";

        // An action takes default(T) for a value that is not there.
        var mustBeGiven = !own.Symbol.HasExplicitDefaultValue && item is null && TypeText.AllowsNull(own.Type) == false && !(isAction && own.Type.IsValueType);
        if (mustBeGiven && !documented.IsRequired)
            return "it cannot do without {0}, which callers may leave out";

        var own0 = own.Symbol is { HasExplicitDefaultValue: true, ExplicitDefaultValue: { } value } ? Text(value) : null;
        return own0 is not null && documented.DefaultText is { } text && own0 != text
            ? $"it takes {own0} where {{0}} is left out, which is documented as {text}"
            : null;
    }

    private static string Text(object value) => value is bool flag ? (flag ? "true" : "false") : Convert.ToString(value, CultureInfo.InvariantCulture)!;

    private static IEnumerable<string> Body(OperationDeclaration operation, IReadOnlyList<HandlerParameter> parameters, bool isOpaque)
    {
        var own = parameters.FirstOrDefault(p => p.Source == ParameterSource.Body);
        if (operation.Body is not { } body)
        {
            // A form is the query's twin.
            if (own is not null && !operation.Parameters.Any(p => p.Location == ParameterLocation.Form))
                yield return $"it takes a body of {TypeText.Short(own.Type)}, and none is documented";
        }
        else if (!parameters.Any(p => TypeText.Full(p.Type) == body.Type.Name || StandsFor(p.Type, body.Type)))
        {
            if (own is not null)
                yield return $"it takes the body as {TypeText.Short(own.Type)}, which is documented as {body.Type.DocumentType}";
            else if (!isOpaque)
                yield return $"it does not take the body {body.Type.DocumentType}";
        }
    }

    // A marked type is held against its model by a rule of its own.
    private static bool StandsFor(ITypeSymbol type, TypeUse documented) =>
        MarkedType.ModelName(type) is { } name && (documented.DocumentType == name || documented.DocumentType.EndsWith("." + name, StringComparison.Ordinal) || name.EndsWith("." + documented.DocumentType, StringComparison.Ordinal));

    private static bool Is(HandlerParameter parameter, string name) => string.Equals(parameter.WireName, name, StringComparison.OrdinalIgnoreCase);
}
