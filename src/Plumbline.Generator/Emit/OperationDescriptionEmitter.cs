using System.Globalization;
using Plumbline.Generator.CSharp;
using Plumbline.Spec.Model;

namespace Plumbline.Generator.Emit;

/// <summary>Emits what the document says about an operation, as the runtime reads it.</summary>
internal static class OperationDescriptionEmitter
{
    /// <summary>Writes the field that describes a parameter.</summary>
    /// <param name="writer">The class.</param>
    /// <param name="arguments">All arguments, for the position.</param>
    /// <param name="argument">The argument; a parameter.</param>
    public static void WriteParameter(SourceWriter writer, List<HandlerArgument> arguments, HandlerArgument argument)
    {
        var parameter = argument.Parameter!;
        var constraints = parameter.Constraints;
        using (writer.Block($"private static readonly {ServerNames.Runtime}ApiParameter {OperationEmitter.Field(argument)} = new()", "};"))
        {
            writer.WriteLine($"""
                Name = {CSharpText.Literal(parameter.WireName)},
                Source = {ServerNames.Runtime}ParameterSource.{Source(parameter.Location)},
                Type = typeof({parameter.Type.Name}),
                Position = {Number(arguments.IndexOf(argument))},
                """);
            if (parameter.IsRequired)
                writer.WriteLine("IsRequired = true,");

            if (constraints.Minimum is { } minimum)
                writer.WriteLine($"Minimum = {Number(minimum)}L,");

            if (constraints.Maximum is { } maximum)
                writer.WriteLine($"Maximum = {Number(maximum)}L,");

            // Without backtracking, no text makes the match slow; the document's checks refuse patterns that need it.
            if (constraints.Pattern is { } pattern)
                writer.WriteLine($"Pattern = {ConstraintText.Regex(pattern)},\nDocumentedPattern = {CSharpText.Literal(pattern)},");

            if (constraints.Format is { } format)
                writer.WriteLine($"Format = {CSharpText.Literal(format)},");

            if (parameter.AllowedValues.Count > 0)
                writer.WriteLine($"AllowedValues = [{string.Join(", ", parameter.AllowedValues.Select(CSharpText.Literal))}],");

            if (!string.IsNullOrWhiteSpace(parameter.Description))
                writer.WriteLine($"Description = {CSharpText.Literal(parameter.Description!)},");
        }

        writer.WriteLine();
    }

    /// <summary>Writes the field that describes the operation.</summary>
    /// <param name="writer">The class.</param>
    /// <param name="resource">The resource.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="arguments">The arguments of its handler.</param>
    public static void Write(SourceWriter writer, ResourceDeclaration resource, OperationDeclaration operation, List<HandlerArgument> arguments)
    {
        using var block = writer.Block($"private static readonly {ServerNames.Runtime}OperationDescription s_description = new()", "};");
        var api = $"I{resource.Stem}Api";
        writer.WriteLine($"""
            Name = "{resource.Stem}{operation.Name}",
            Method = {CSharpText.Literal(operation.Method)},
            Pattern = {CSharpText.Literal(operation.RoutePattern)},
            Tag = "{resource.Stem}",
            Handler = typeof({api}).GetMethod(nameof({api}.{operation.Name}Async))!,
            """);
        WriteWords(writer, operation);

        var parameters = arguments.Where(argument => argument.Parameter is not null).Select(OperationEmitter.Field).ToList();
        if (parameters.Count > 0)
            writer.WriteLine($"Parameters = [{string.Join(", ", parameters)}],");

        if (operation.Body is { } body)
            writer.WriteLine($"Body = new(typeof({body.Type.Name}), {Number(arguments.FindIndex(argument => argument.Body is not null))}),");

        if (operation.Responses.Count > 0)
        {
            writer.WriteLine("Responses =\n[");
            using (writer.Indent())
            {
                foreach (var response in operation.Responses)
                    writer.WriteLine($"{Response(response)},");
            }

            writer.WriteLine("],");
        }

        WriteRules(writer, resource, operation);
    }

    private static void WriteWords(SourceWriter writer, OperationDeclaration operation)
    {
        if (!string.IsNullOrWhiteSpace(operation.Description))
        {
            var description = operation.Description!.Trim();
            var summary = description.Split('\n')[0].Trim();
            writer.WriteLine($"Summary = {CSharpText.Literal(summary)},");
            if (summary != description)
                writer.WriteLine($"Description = {CSharpText.Literal(description)},");
        }

        if (operation.Deprecation is not null)
            writer.WriteLine("IsDeprecated = true,");
    }

    private static void WriteRules(SourceWriter writer, ResourceDeclaration resource, OperationDeclaration operation)
    {
        if (operation.Auth is { } auth)
        {
            var policy = auth.Policy is { } name ? $", Policy = {CSharpText.Literal(name)}" : "";
            var scopes = auth.Scopes.Count > 0 ? $", Scopes = [{string.Join(", ", auth.Scopes.Select(CSharpText.Literal))}]" : "";
            writer.WriteLine($"Authorization = new() {{ Scheme = {CSharpText.Literal(auth.Scheme)}{policy}{scopes} }},");
        }
        else if (resource.IsHealthCheck)
        {
            // Probes carry no credentials, whatever the group around it demands.
            writer.WriteLine("Authorization = new() { Scheme = \"none\" },");
        }

        if (operation.RateLimit is { } limit)
            writer.WriteLine($"RateLimit = new({Number(Math.Min(limit.Permits, int.MaxValue))}, global::System.TimeSpan.FromSeconds({Number(limit.PerSeconds)}L), IsPerClient: {(limit.PerClient ? "true" : "false")}),");

        if (operation.TimeoutMilliseconds is { } timeout)
            writer.WriteLine($"Timeout = global::System.TimeSpan.FromMilliseconds({Number(timeout)}L),");

        if (operation.IdempotencyKeyHeader is { } header)
            writer.WriteLine($"IdempotencyKeyHeader = {CSharpText.Literal(header)},");
    }

    private static string Response(ResponseDeclaration response)
    {
        var code = response.Code is { } number ? Number(number) : "null";
        var type = response.Type.IsUnit ? "null" : $"typeof({response.Type.Name})";
        return string.IsNullOrWhiteSpace(response.Description)
            ? $"new({code}, {type})"
            : $"new({code}, {type}, {CSharpText.Literal(response.Description!)})";
    }

    private static string Source(ParameterLocation location) => location switch
    {
        ParameterLocation.Path => "Path",
        ParameterLocation.Query => "Query",
        ParameterLocation.Header => "Header",
        _ => "Form",
    };

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
