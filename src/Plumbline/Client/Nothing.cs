namespace Plumbline.Client;

/// <summary>The result of an operation that answers without a body (<c>unit</c>).</summary>
public readonly record struct Nothing;
