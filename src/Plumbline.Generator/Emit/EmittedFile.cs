namespace Plumbline.Generator.Emit;

/// <summary>A source file to add.</summary>
/// <param name="HintName">Its unique name, e.g. <c>Io.Example.UserV0.User.g.cs</c>.</param>
/// <param name="Text">Its text.</param>
internal sealed record EmittedFile(string HintName, string Text);
