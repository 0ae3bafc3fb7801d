using Plumbline.Spec.Collections;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Attributes;

/// <summary><c>operation_name</c>, on an operation: the name of its C# method.</summary>
public sealed record OperationNameAttribute
{
    /// <summary>The attribute's name in a document.</summary>
    public const string AttributeName = "operation_name";

    /// <summary>The name, as a document writes names: <c>find_by_email</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The first usable <c>operation_name</c> among attributes; null where there is none.</summary>
    /// <param name="attributes">A node's attributes.</param>
    public static OperationNameAttribute? Find(EquatableArray<ApiAttribute> attributes) => AttributeValues.First(attributes, AttributeName, Read);

    private static OperationNameAttribute? Read(JsonValue value) =>
        value.Text("name") is { } name ? new() { Name = name } : null;
}
