using Plumbline.Spec.Collections;
using Plumbline.Spec.Json;
using Plumbline.Spec.Model;
using Plumbline.Spec.Naming;

namespace Plumbline.Spec.Reading;

/// <summary>Reads resources.</summary>
internal static class ResourceReader
{
    // 'type', 'model' and 'plural' belong to the array forms: the normal one and that of specs before 0.8.14.
    private static readonly string[] s_keys =
        ["path", "description", "deprecation", "attributes", "templates", "operations", "type", "model", "plural"];

    private static readonly string[] s_operationKeys =
        ["method", "path", "description", "deprecation", "attributes", "body", "parameters", "responses", "response"];

    /// <summary>Reads a resource.</summary>
    /// <param name="reader">The resource's object.</param>
    /// <param name="typeText">The text of its type.</param>
    /// <param name="typePlural">The plural of its type.</param>
    /// <param name="place">Its place in the service.</param>
    public static Resource Read(NodeReader reader, string typeText, string typePlural, NodePath place)
    {
        reader.CheckKeys(s_keys);
        var type = TypeText.Parse(typeText);
        var plural = reader.Optional("plural") ?? typePlural;
        var path = reader.OptionalRaw("path")?.Trim() ?? (reader.Context.Form == DocumentForm.ApiJson ? "/" + plural : "");

        return new Resource
        {
            Type = type,
            Plural = plural,
            Path = path,
            Description = reader.Optional("description"),
            Deprecation = Metadata.Deprecation(reader),
            Attributes = Metadata.Attributes(reader, place),
            Operations = Operations(reader, path, place),
        };
    }

    /// <summary>The plural of a resource's type: as its declaration gives it, else derived.</summary>
    /// <param name="declarations">What the document declares.</param>
    /// <param name="typeText">The text of the type.</param>
    public static string PluralOf(Declarations declarations, string typeText)
    {
        var typeName = TypeText.Parse(typeText).Core.Name;
        var declaration = declarations.Enums.Find(typeName) ?? declarations.Models.Find(typeName) ?? declarations.Unions.Find(typeName);
        var given = declaration?.Node.Find("plural")?.Value is { Kind: JsonValueKind.String } plural ? plural.Text.Trim() : "";
        return given.Length > 0 ? given : Plurals.Of(typeName.Substring(typeName.LastIndexOf('.') + 1));
    }

    private static EquatableArray<Operation> Operations(NodeReader owner, string resourcePath, NodePath place)
    {
        // Where a template would have given them, its absence has been reported.
        if (owner.Node.Find("templates") is null)
            RequiredList.Check(owner, "operations");

        var operations = new List<Operation>();
        foreach (var node in owner.Elements("operations", JsonValueKind.Object))
        {
            owner.Context.CancellationToken.ThrowIfCancellationRequested();
            var methodNode = node.Find("method")?.Value;
            var reader = owner.Child(node, "operation", Label(node, methodNode, resourcePath), methodNode?.Span ?? new TextSpan(node.Span.Start, 1));
            reader.CheckKeys(s_operationKeys);
            if (reader.Required("method", ReaderRules.MissingKey) is not { } method)
            {
                // It cannot be kept, and the rest of it is still read: what else is wrong is said at once.
                _ = ReadOperation(reader, "GET", resourcePath, place.Member("unusable"));
                continue;
            }

            var operationPlace = place.Item("operations", operations.Count);
            owner.Context.Syntax.Add(operationPlace, node, reader.Place.Span);
            operations.Add(ReadOperation(reader, method.ToUpperInvariant(), resourcePath, operationPlace));
        }

        return operations.ToEquatableArray();
    }

    private static Operation ReadOperation(NodeReader reader, string method, string resourcePath, NodePath place)
    {
        var path = FullPath(reader.Context.Form, resourcePath, reader.Optional("path"));
        var body = Body(reader, place.Member("body"));
        return new Operation
        {
            Method = method,
            Path = path,
            Description = reader.Optional("description"),
            Deprecation = Metadata.Deprecation(reader),
            Attributes = Metadata.Attributes(reader, place),
            Body = body,
            Parameters = ParameterReader.Read(reader, place, path, DefaultLocation(method, hasBody: reader.Find("body") is not null)),
            Responses = ResponseReader.Read(reader, place),
        };
    }

    private static Body? Body(NodeReader operation, NodePath place)
    {
        if (operation.Object("body") is not { } node)
            return null;

        // Keys of a body are left unchecked, as the format does.
        var reader = operation.Child(node, "body", null, operation.Node.Find("body")!.NameSpan);
        if (TypeUseReader.Read(reader, ReaderRules.InvalidBodyType) is not { } type)
            return null;

        operation.Context.Syntax.Add(place, node, reader.Place.Span);
        return new Body
        {
            Type = type,
            Description = reader.Optional("description"),
            Deprecation = Metadata.Deprecation(reader),
            Attributes = Metadata.Attributes(reader, place),
        };
    }

    private static ParameterLocation DefaultLocation(string method, bool hasBody) =>
        hasBody || method is "GET" or "DELETE" ? ParameterLocation.Query : ParameterLocation.Form;

    /// <summary>The normal form's operations have the whole path; api.json's are joined to the resource's as they stand.</summary>
    private static string FullPath(DocumentForm form, string resourcePath, string? operationPath)
    {
        var path = form == DocumentForm.ServiceJson ? operationPath ?? resourcePath : resourcePath + operationPath;
        return path.Length == 0 ? "/" : path;
    }

    private static string? Label(JsonNode operation, JsonNode? method, string resourcePath) =>
        method is { Kind: JsonValueKind.String } ? $"{method.Text} {resourcePath}{operation.Find("path")?.Value.Text}" : null;
}
