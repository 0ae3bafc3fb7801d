using System.Globalization;
using Microsoft.CodeAnalysis;
using Plumbline.Analyzers.Drift;
using Plumbline.Generator.CSharp;

namespace Plumbline.Analyzers.Routes;

/// <summary>Holds answers of hand-written code against the responses of an operation.</summary>
internal static class AnswerDifferences
{
    /// <summary>Whether the document knows a status, or need not.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="status">The status.</param>
    public static bool IsDocumented(OperationDeclaration operation, int status) =>
        HandlerAnswers.NeedsNoDeclaration(status)
        || operation.Responses.Any(r => r.Code == status || r.Code is null); // A default response stands for every other status.

    /// <summary>What is wrong with an answer's body.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="answer">The answer.</param>
    /// <returns>A clause of a sentence about the route; null where nothing is, or its status is not documented at all.</returns>
    public static string? OfBody(OperationDeclaration operation, HandlerAnswer answer)
    {
        if (operation.Responses.FirstOrDefault(r => r.Code == answer.Status) is not { } response)
            return null;

        var status = answer.Status.ToString(CultureInfo.InvariantCulture);
        if (response.Type.IsUnit)
            return answer.Body is { } extra && !HandlerAnswers.NeedsNoDeclaration(answer.Status) ? $"it answers {status} with {TypeText.Short(extra)}, which is documented without a body" : null;

        if (answer.IsEmpty)
            return $"it answers {status} without a body, which is documented with {response.Type.DocumentType}";

        return answer.Body is { } body && TypeText.Full(body) != response.Type.Name && !response.BodyTypes.Contains(TypeText.Full(body)) && !IsOfUnion(body, response.Type)
            ? $"it answers {status} with {TypeText.Short(body)}, which is documented with {response.Type.DocumentType}"
            : null;
    }

    private static bool IsOfUnion(ITypeSymbol body, TypeUse documented) => body.AllInterfaces.Any(i => TypeText.Full(i) == documented.Name);

    /// <summary>The statuses to choose from, for messages.</summary>
    /// <param name="operation">The operation.</param>
    public static string Documented(OperationDeclaration operation) =>
        string.Join(" or ", operation.Responses.Where(r => r.Code is not null).Select(r => r.Code!.Value.ToString(CultureInfo.InvariantCulture)));
}
