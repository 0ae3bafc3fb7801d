using Plumbline.Analyzers.Documents;
using Plumbline.Analyzers.Drift;
using Plumbline.Analyzers.Models;

namespace Plumbline.Analyzers.Routes;

/// <summary>Writes what a handler tells of an operation as documents write it.</summary>
internal static class OperationText
{
    private const string Anything = "json";

    /// <summary>Parameters, body and responses as members of an operation.</summary>
    /// <param name="documents">The project's documents.</param>
    /// <param name="pattern">The route's pattern.</param>
    /// <param name="handler">The handler; null where it is decided at run time.</param>
    /// <returns>Null where nothing is known.</returns>
    public static string? Of(ProjectDocuments documents, string pattern, RouteHandler? handler)
    {
        if (handler is null)
            return null;

        var own = HandlerParameter.Of(handler, RouteShape.Parameters(pattern));
        var parameters = own.Where(p => p.Source is ParameterSource.Path or ParameterSource.Query or ParameterSource.Header).Where(p => IsPlain(p.WireName)).Select(p => Parameter(documents, p)).ToList();
        var members = new List<string>();
        if (parameters.Count > 0)
            members.Add($"\"parameters\": [{string.Join(", ", parameters)}]");

        if (own.FirstOrDefault(p => p.Source == ParameterSource.Body) is { } body)
            members.Add($"\"body\": {{ \"type\": \"{ModelTypes.ToDocument(documents, body.Type) ?? Anything}\" }}");

        // What the type does not tell, the author has to.
        var answers = HandlerAnswers.OfSignature(handler) is { Count: > 0 } told ? told : [new(200, null, IsEmpty: false, null)];
        members.Add($"\"responses\": {{ {string.Join(", ", answers.Select(a => Response(documents, a)).Distinct())} }}");
        return string.Join(", ", members);
    }

    private static string Parameter(ProjectDocuments documents, HandlerParameter parameter)
    {
        var location = parameter.Source == ParameterSource.Header ? ", \"location\": \"Header\"" : "";
        var required = parameter.Source != ParameterSource.Path && (parameter.Symbol.HasExplicitDefaultValue || TypeText.AllowsNull(parameter.Type) == true) ? ", \"required\": false" : "";
        return $"{{ \"name\": \"{parameter.WireName}\", \"type\": \"{ModelTypes.ToDocument(documents, parameter.Type) ?? "string"}\"{location}{required} }}";
    }

    private static string Response(ProjectDocuments documents, HandlerAnswer answer)
    {
        var type = answer.IsEmpty ? "unit" : answer.Body is { } body && ModelTypes.ToDocument(documents, body) is { } named ? named : Anything;
        return $"\"{answer.Status.ToString(System.Globalization.CultureInfo.InvariantCulture)}\": {{ \"type\": \"{type}\" }}";
    }

    // What would have to be escaped is no name that anybody documents.
    private static bool IsPlain(string name) => name.Length > 0 && name.All(c => char.IsLetterOrDigit(c) || c is '_' or '-');
}
