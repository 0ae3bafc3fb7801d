using Plumbline.Generator.CSharp;

namespace Plumbline.Generator.Emit;

/// <summary>Emits a resource's part of a client: an interface, which test doubles implement too, and the class that calls the service.</summary>
internal static class ClientResourceEmitter
{
    private const string Runtime = "global::Plumbline.Client";

    /// <summary>Emits interface and class.</summary>
    /// <param name="resource">The resource.</param>
    public static IEnumerable<EmittedFile> Emit(ResourceDeclaration resource)
    {
        var writer = SourceFile.Start(resource.Context);
        WriteInterface(writer, resource);
        writer.WriteLine();
        WriteClass(writer, resource);
        yield return SourceFile.End(writer, resource.Context, resource.Stem + "Client");
    }

    private static void WriteInterface(SourceWriter writer, ResourceDeclaration resource)
    {
        writer.WriteLine($"""
            /// <summary>Calls the operations on <c>{CSharpText.Xml(CSharpText.OneLine(resource.DocumentType))}</c>.</summary>
            """);
        WriteText(writer, CSharpText.Doc("remarks", resource.Description));
        writer.WriteLine(SourceFile.GeneratedCode);
        WriteText(writer, SourceFile.Obsolete(resource.Deprecation));
        using var type = writer.Block($"{resource.Context.Access} partial interface I{resource.Stem}Client");
        var isFirst = true;
        foreach (var operation in resource.Operations)
        {
            if (!isFirst)
                writer.WriteLine();

            isFirst = false;
            ClientDocs.Write(writer, operation);
            WriteText(writer, SourceFile.Obsolete(operation.Deprecation));
            writer.WriteLine($"{ClientMethod.Signature(operation, withDefaults: true)};");
        }
    }

    private static void WriteClass(SourceWriter writer, ResourceDeclaration resource)
    {
        writer.WriteLine(SourceFile.GeneratedCode);
        using var type = writer.Block(
            $"internal sealed class {resource.Stem}Client({Runtime}.ApiSender sender) : I{resource.Stem}Client");
        foreach (var operation in resource.Operations)
        {
            WriteDescription(writer, resource, operation);
            writer.WriteLine();
        }

        // A field, because a parameter that nobody reads is a warning where a document in error has no operations.
        writer.WriteLine($"private readonly {Runtime}.ApiSender _sender = sender;");
        foreach (var operation in resource.Operations)
        {
            writer.WriteLine();
            writer.WriteLine($"public {ClientMethod.Signature(operation, withDefaults: false)} =>");
            using var body = writer.Indent();
            writer.WriteLine("_sender.SendAsync(");
            using var arguments = writer.Indent();
            writer.WriteLine(Field(operation) + ",");
            ClientRequest.Write(writer, operation);
            writer.WriteLine("cancellationToken);");
        }
    }

    // What the sender knows of the operation, once for all calls.
    private static void WriteDescription(SourceWriter writer, ResourceDeclaration resource, OperationDeclaration operation)
    {
        var arguments = new List<string> { CSharpText.Literal($"{resource.Stem}.{operation.Name}"), CSharpText.Literal(operation.Method) };
        arguments.AddRange(operation.Responses.Select(response => Answer(operation, response)));

        var more = new List<string>();
        if (operation.IsIdempotent)
            more.Add("IsIdempotent = true");

        if (operation.IdempotencyKeyHeader is { } header)
            more.Add($"IdempotencyKeyHeader = {CSharpText.Literal(header)}");

        if (operation.TimeoutMilliseconds is { } timeout)
            more.Add(FormattableString.Invariant($"TimeoutMilliseconds = {timeout}"));

        if (operation.Auth is { Scheme: not "none" } auth)
            more.Add($"Auth = new({string.Join(", ", new[] { auth.Scheme }.Concat(auth.Scopes).Select(CSharpText.Literal))})");

        writer.WriteLine($"private static readonly {Runtime}.ApiOperation<{ClientMethod.Result(operation)}> {Field(operation)} = new(");
        using (writer.Indent())
        {
            for (var i = 0; i < arguments.Count; i++)
                writer.WriteLine(arguments[i] + (i < arguments.Count - 1 ? "," : more.Count > 0 ? ")" : ");"));
        }

        if (more.Count == 0)
            return;

        using var initializer = writer.Block(close: "};");
        foreach (var property in more)
            writer.WriteLine(property + ",");
    }

    private static string Answer(OperationDeclaration operation, ResponseDeclaration response)
    {
        var status = response.Code is { } code ? FormattableString.Invariant($"{code}") : "null";
        return ClientMethod.HasBody(operation, response)
            ? $"{Runtime}.ApiAnswer.Of<{response.Type.Name}, {response.Type.Codec}>({status})"
            : $"{Runtime}.ApiAnswer.Of({status})";
    }

    private static string Field(OperationDeclaration operation) =>
        "s_" + char.ToLowerInvariant(operation.Name[0]) + operation.Name.Substring(1);

    private static void WriteText(SourceWriter writer, string text)
    {
        if (text.Length > 0)
            writer.WriteLine(text);
    }
}
