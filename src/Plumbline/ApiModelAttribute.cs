namespace Plumbline;

/// <summary>
/// Says that a hand-written type stands for a model of a document of this project. The build then holds the type against the model: fields,
/// types, nullability and what is required.
/// </summary>
/// <param name="name">The model's name, e.g. <c>user</c>, or its qualified name, e.g. <c>io.example.user.v0.models.user</c>.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class ApiModelAttribute(string name) : Attribute
{
    /// <summary>The model's name.</summary>
    public string Name { get; } = name;
}
