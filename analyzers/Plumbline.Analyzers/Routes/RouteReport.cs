using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Plumbline.Analyzers.Documents;
using Plumbline.Analyzers.Drift;

namespace Plumbline.Analyzers.Routes;

/// <summary>Findings about code that answers an operation.</summary>
internal static class RouteReport
{
    /// <summary>The findings of a handler of a hand-written route.</summary>
    /// <param name="found">The operation that it stands for.</param>
    /// <param name="pattern">The route's pattern.</param>
    /// <param name="handler">The handler.</param>
    /// <param name="location">Where the route is.</param>
    public static IEnumerable<Diagnostic> OfHandler((DocumentedResource Resource, DocumentedOperation Operation) found, string pattern, RouteHandler handler, Location location)
    {
        var operation = found.Operation.Declaration;
        foreach (var difference in HandlerDifferences.Find(pattern, operation, handler))
            yield return Differs(found, location, difference);

        var signature = HandlerAnswers.OfSignature(handler);
        foreach (var answer in (signature ?? []).Distinct())
        {
            if (!AnswerDifferences.IsDocumented(operation, answer.Status))
                yield return Differs(found, location, string.Format(CultureInfo.InvariantCulture, "it answers {0}, which is not documented", answer.Status));
            else if (AnswerDifferences.OfBody(operation, answer) is { } difference)
                yield return Differs(found, location, difference);
        }

        if (handler.Body is null)
            yield break;

        foreach (var answer in HandlerAnswers.OfPaths(handler.Body, withResults: signature is null))
        {
            if (!AnswerDifferences.IsDocumented(operation, answer.Status))
                yield return NotDocumented(found.Operation, answer);
            else if (AnswerDifferences.OfBody(operation, answer) is { } difference)
                yield return Differs(found, answer.At!.Syntax.GetLocation(), difference);
        }
    }

    /// <summary>An answer with a status that the document does not know.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="answer">The answer.</param>
    public static Diagnostic NotDocumented(DocumentedOperation operation, HandlerAnswer answer)
    {
        var status = answer.Status.ToString(CultureInfo.InvariantCulture);
        return Diagnostic.Create(
            DriftDescriptors.StatusNotDocumented,
            answer.At!.Syntax.GetLocation(),
            additionalLocations: [operation.Place.Location],
            properties: ImmutableDictionary<string, string?>.Empty
                .Add("document", operation.Place.Document.Declared.Path)
                .Add("operation", operation.Place.Path.ToString())
                .Add("status", status),
            status,
            operation.Title,
            operation.Place,
            AnswerDifferences.Documented(operation.Declaration));
    }

    private static Diagnostic Differs((DocumentedResource Resource, DocumentedOperation Operation) found, Location location, string difference) => Diagnostic.Create(
        DriftDescriptors.RouteDiffers,
        location,
        additionalLocations: [found.Operation.Place.Location],
        found.Operation.Title,
        found.Operation.Place,
        difference,
        found.Resource.InterfaceName);
}
