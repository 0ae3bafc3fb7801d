namespace Microsoft.CodeAnalysis;

/// <summary>
/// Keeps a type to the assembly that declares it, whoever may see its internal types: the compiler knows this attribute. What emitted code
/// names must not be there twice for a project that sees ours.
/// </summary>
[AttributeUsage(AttributeTargets.All)]
[Embedded]
internal sealed class EmbeddedAttribute : Attribute;
