using Plumbline.Generator.CSharp;

namespace Plumbline.Generator.Emit;

/// <summary>Writes the XML docs of an operation's client method.</summary>
internal static class ClientDocs
{
    /// <summary>Writes summary, parameters, result and the documented failures.</summary>
    /// <param name="writer">The file.</param>
    /// <param name="operation">The operation.</param>
    public static void Write(SourceWriter writer, OperationDeclaration operation)
    {
        var route = CSharpText.OneLine($"{operation.Method} {operation.Path}");
        if (string.IsNullOrWhiteSpace(operation.Description))
        {
            writer.WriteLine(CSharpText.Doc("summary", $"Calls {route}."));
        }
        else
        {
            writer.WriteLine(CSharpText.Doc("summary", operation.Description));
            writer.WriteLine($"/// <remarks><c>{CSharpText.Xml(route)}</c></remarks>");
        }

        foreach (var parameter in operation.Parameters)
            WriteParameter(writer, parameter.Name, Describe(parameter));

        if (operation.Body is { } body)
            WriteParameter(writer, body.Name, body.Description ?? "The body.");

        WriteParameter(writer, "cancellationToken", "Ends the call.");
        if (ClientMethod.Success(operation) is { } success)
            writer.WriteLine(CSharpText.Doc("returns", Returns(success)));

        foreach (var response in operation.Responses.Where(response => !response.IsSuccess))
            WriteException(writer, operation, response);
    }

    private static string Describe(ParameterDeclaration parameter)
    {
        var text = string.IsNullOrWhiteSpace(parameter.Description)
            ? $"{parameter.Location} parameter {CSharpText.OneLine(parameter.WireName)}."
            : parameter.Description!;
        if (parameter.DefaultText is { } value)
            text = $"{Sentence(text)} Default: {CSharpText.OneLine(value)}.";

        return parameter.Deprecation is { } reason ? $"{Sentence(text)} Deprecated. {reason}".TrimEnd() : text;
    }

    private static string Sentence(string text) => text.TrimEnd() is var trimmed && trimmed.EndsWith(".", StringComparison.Ordinal) ? trimmed : trimmed + ".";

    private static string Returns(ResponseDeclaration success)
    {
        var text = string.IsNullOrWhiteSpace(success.Description) ? $"The {CSharpText.OneLine(success.Type.DocumentType)}." : success.Description!;
        return success.Headers.Count == 0
            ? text
            : $"{Sentence(text)} Headers of the answer: {string.Join(", ", success.Headers.Select(header => CSharpText.OneLine(header.WireName)))}.";
    }

    private static void WriteException(SourceWriter writer, OperationDeclaration operation, ResponseDeclaration response)
    {
        var type = response.Code == 404 ? "ApiNotFoundException" : "ApiException";
        var hasBody = ClientMethod.HasBody(operation, response);
        var status = response.Code is { } code ? FormattableString.Invariant($"{code}") : "Any other status";
        var body = hasBody ? $" ({CSharpText.OneLine(response.Type.DocumentType)})" : "";
        var description = string.IsNullOrWhiteSpace(response.Description) ? "" : ": " + CSharpText.OneLine(response.Description!);
        writer.WriteLine(CSharpText.Doc(
            $"exception cref=\"global::Plumbline.{type}{(hasBody ? "{T}" : "")}\"", $"{status}{body}{description}"));
    }

    private static void WriteParameter(SourceWriter writer, string name, string text) =>
        writer.WriteLine(CSharpText.Doc($"param name=\"{name.TrimStart('@')}\"", text));
}
