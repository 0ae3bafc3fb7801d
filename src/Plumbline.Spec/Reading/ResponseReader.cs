using System.Globalization;
using Plumbline.Spec.Collections;
using Plumbline.Spec.Json;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Reading;

/// <summary>Reads the responses of an operation.</summary>
internal static class ResponseReader
{
    private static readonly string[] s_keys = ["type", "headers", "description", "deprecation", "attributes"];
    private static readonly EquatableArray<Response> s_none =
        EquatableArray.Create(new Response { Code = 204, Type = TypeReference.Of(Primitive.Unit) });

    /// <summary>Reads the key <c>responses</c>; 204 unit where there is none.</summary>
    public static EquatableArray<Response> Read(NodeReader operation, NodePath path)
    {
        var responses = new List<Response>();
        var codes = new Duplicates(operation.Context.Findings, "response", operation.Place);
        foreach (var (codeText, codeSpan, node) in Nodes(operation))
        {
            var reader = operation.Child(node, "response", codeText, codeSpan);
            reader.CheckKeys(s_keys);
            if (!TryReadCode(reader, codeText, out var code) || !codes.IsNew(codeText.ToLowerInvariant(), codeSpan))
                continue;

            var responsePath = path.Item("responses", responses.Count);
            operation.Context.Syntax.Add(responsePath, node, codeSpan);
            responses.Add(new Response
            {
                Code = code,
                // A response whose type is broken stays in the operation, so that the others keep their places.
                Type = TypeUseReader.Read(reader, ReaderRules.InvalidResponseType) ?? TypeReference.Of(Primitive.Unit),
                Headers = HeaderReader.Read(reader, responsePath),
                Description = reader.Optional("description"),
                Deprecation = Metadata.Deprecation(reader),
                Attributes = Metadata.Attributes(reader, responsePath),
            });
        }

        return responses.Count == 0 ? s_none : responses.ToEquatableArray();
    }

    private static IEnumerable<(string Code, TextSpan Span, JsonNode Node)> Nodes(NodeReader operation)
    {
        var key = ResponsesKey(operation);
        var list = operation.Find(key);
        switch (list?.Kind)
        {
            case null:
                return [];
            case JsonValueKind.Object:
                return ByCode(operation, list);
            case JsonValueKind.Array:
                return operation.Elements(key, list, JsonValueKind.Object).Select(WithCode);
            default:
                operation.ReportKind(key, list, "an object");
                return [];
        }
    }

    /// <summary>People write <c>response</c>: it is taken, with a warning, where nothing else is there.</summary>
    private static string ResponsesKey(NodeReader operation)
    {
        if (operation.Node.Find("responses") is not null || operation.Node.Find("response") is not { } misspelt)
            return "responses";

        operation.Report(ReaderRules.ResponseForResponses, misspelt.NameSpan, $"the key is 'responses', not 'response', in {operation.Place}; rename it");
        return "response";
    }

    private static IEnumerable<(string Code, TextSpan Span, JsonNode Node)> ByCode(NodeReader operation, JsonNode map)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in map.Members)
        {
            if (!seen.Add(member.Name) || member.Value.IsMissing)
                continue;

            if (member.Value.Kind == JsonValueKind.Object)
                yield return (member.Name.Trim(), member.NameSpan, member.Value);
            else
                operation.Report(ReaderRules.ResponseNotAnObject, member.Value.Span, $"response {Quoted.Text(member.Name)} of {operation.Place} must be an object; write {{ \"type\": ... }}");
        }
    }

    /// <summary>The normal form wraps the code: <c>{"integer": {"value": 200}}</c>, <c>{"response_code_option": "Default"}</c>; older ones do not.</summary>
    private static (string Code, TextSpan Span, JsonNode Node) WithCode(JsonNode response)
    {
        var code = response.Find("code")?.Value;
        while (code is { Kind: JsonValueKind.Object, Members.Count: > 0 })
            code = code.Members[0].Value;

        return code is null ? ("", new TextSpan(response.Span.Start, 1), response) : (code.Text.Trim(), code.Span, response);
    }

    private static bool TryReadCode(NodeReader response, string text, out int? code)
    {
        code = null;
        if (string.Equals(text, "default", StringComparison.OrdinalIgnoreCase))
            return true;

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            code = number;
            return true;
        }

        response.Report(ReaderRules.UnrecognizedValue, response.Place.Span, $"{response.Place} must be a status code such as 200, or 'default'");
        return false;
    }
}
