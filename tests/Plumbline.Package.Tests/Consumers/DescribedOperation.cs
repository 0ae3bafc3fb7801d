using System.Text.Json;

namespace Plumbline.Package.Tests.Consumers;

/// <summary>What a description says of an operation: enough to compare ours with the framework's.</summary>
/// <param name="Operation">Method and path.</param>
/// <param name="Parameters">Name, place, and whether it must be there.</param>
/// <param name="Bodies">Media types.</param>
/// <param name="Statuses">Those that the document declares.</param>
internal sealed record DescribedOperation(string Operation, string Parameters, string Bodies, string Statuses)
{
    /// <summary>All operations of a description, by path and method.</summary>
    public static IReadOnlyList<DescribedOperation> All(string json)
    {
        using var description = JsonDocument.Parse(json);
        return
        [
            .. from path in description.RootElement.GetProperty("paths").EnumerateObject()
               from method in path.Value.EnumerateObject()
               where method.Name is "get" or "post" or "put" or "patch" or "delete"
               let operation = method.Value
               orderby path.Name, method.Name
               select new DescribedOperation(
                   $"{method.Name} {path.Name}",
                   Text(operation.TryGetProperty("parameters", out var parameters) ? parameters.EnumerateArray().Select(Parameter) : []),
                   Text(operation.TryGetProperty("requestBody", out var body) ? body.GetProperty("content").EnumerateObject().Select(content => content.Name) : []),
                   // Answers that need no declaration are shared in our description, and not in the framework's.
                   Text(operation.GetProperty("responses").EnumerateObject().Where(response => !response.Value.TryGetProperty("$ref", out _)).Select(response => response.Name))),
        ];
    }

    private static string Parameter(JsonElement parameter) =>
        $"{parameter.GetProperty("name")} {parameter.GetProperty("in")} {parameter.TryGetProperty("required", out var required) && required.GetBoolean()}";

    private static string Text(IEnumerable<string> parts) => string.Join(", ", parts.Order(StringComparer.Ordinal));
}
