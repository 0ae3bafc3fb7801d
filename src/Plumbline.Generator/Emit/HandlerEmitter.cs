using Plumbline.Generator.CSharp;

namespace Plumbline.Generator.Emit;

/// <summary>Emits the interface that a service implements for a resource.</summary>
internal static class HandlerEmitter
{
    /// <summary>Emits the interface.</summary>
    /// <param name="resource">The resource.</param>
    public static EmittedFile Emit(ResourceDeclaration resource)
    {
        var name = $"I{resource.Stem}Api";
        var writer = SourceFile.Start(resource.Context);
        Doc(writer, "summary", resource.Description ?? $"Handles the operations of resource '{resource.DocumentType}'.");
        DeprecationRemark(writer, resource.Deprecation);
        writer.WriteLine(SourceFile.GeneratedCode);
        using (writer.Block($"{resource.Context.Access} interface {name}"))
        {
            var isFirst = true;
            foreach (var operation in resource.Operations)
            {
                if (!isFirst)
                    writer.WriteLine();

                isFirst = false;
                WriteMethod(writer, resource, operation);
            }
        }

        return SourceFile.End(writer, resource.Context, name);
    }

    // No [Obsolete]: the document tells callers not to call; whoever serves the operation has to go on serving it.
    private static void WriteMethod(SourceWriter writer, ResourceDeclaration resource, OperationDeclaration operation)
    {
        var route = $"{operation.Method} {operation.Path}";
        Doc(writer, "summary", operation.Description is { } description ? $"{description}\n({route})" : route);
        DeprecationRemark(writer, operation.Deprecation);
        foreach (var argument in HandlerArguments.Of(operation))
        {
            var text = argument.Parameter?.Description ?? argument.Body?.Description
                ?? (argument.Parameter is { } parameter ? $"The {parameter.Location.ToString().ToLowerInvariant()} parameter '{parameter.WireName}'." : "The body.");
            Doc(writer, $"param name=\"{argument.Name.TrimStart('@')}\"", text);
        }

        writer.WriteLine($"/// <param name=\"{HandlerArguments.CancellationToken(operation)}\">Ends with the request.</param>");
        Doc(writer, "returns", string.Join(" ", operation.Responses.Select(DescribeResponse)));
        writer.WriteLine(HandlerArguments.Signature(resource, operation) + ";");
    }

    private static string DescribeResponse(ResponseDeclaration response)
    {
        var status = response.Code?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "default";
        return response.Type.IsUnit ? $"{status}." : $"{status} with {response.Type.DocumentType}.";
    }

    private static void DeprecationRemark(SourceWriter writer, string? deprecation)
    {
        if (deprecation is not null)
            Doc(writer, "remarks", $"Deprecated by the document. {deprecation}");
    }

    private static void Doc(SourceWriter writer, string tag, string? text)
    {
        var doc = CSharpText.Doc(tag, text);
        if (doc.Length > 0)
            writer.WriteLine(doc);
    }
}
