using Plumbline.Spec.Collections;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Attributes;

/// <summary><c>pattern</c>, on a field or parameter: what its text must look like.</summary>
public sealed record PatternAttribute
{
    /// <summary>The attribute's name in a document.</summary>
    public const string AttributeName = "pattern";

    /// <summary>The regular expression, as the document has it.</summary>
    public required string Regex { get; init; }

    /// <summary>The same for .NET's non-backtracking engine: see <see cref="PatternExpression"/>.</summary>
    public string Expression => PatternExpression.ForDotNet(Regex);

    /// <summary>The first usable <c>pattern</c> among attributes; null where there is none.</summary>
    /// <param name="attributes">A node's attributes.</param>
    public static PatternAttribute? Find(EquatableArray<ApiAttribute> attributes) => AttributeValues.First(attributes, AttributeName, Read);

    // Not trimmed: blanks belong to a pattern.
    private static PatternAttribute? Read(JsonValue value) =>
        value["regex"] is { Kind: JsonValueKind.String, Text.Length: > 0 } regex ? new() { Regex = regex.Text } : null;
}
