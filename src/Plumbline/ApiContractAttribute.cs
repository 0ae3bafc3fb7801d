namespace Plumbline;

/// <summary>Says that this assembly publishes the types of an API document, so that projects that reference it use them instead of emitting their own.</summary>
/// <param name="namespace">The document's namespace, e.g. <c>io.example.common.v0</c>.</param>
/// <param name="codeNamespace">The C# namespace of its types, e.g. <c>Io.Example.CommonV0</c>.</param>
/// <param name="document">The document's text.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class ApiContractAttribute(string @namespace, string codeNamespace, string document) : Attribute
{
    /// <summary>The document's namespace, e.g. <c>io.example.common.v0</c>.</summary>
    public string Namespace { get; } = @namespace;

    /// <summary>The C# namespace of its types, e.g. <c>Io.Example.CommonV0</c>.</summary>
    public string CodeNamespace { get; } = codeNamespace;

    /// <summary>The document's text.</summary>
    public string Document { get; } = document;
}
