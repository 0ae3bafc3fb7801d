namespace Plumbline.Tool.Hosting;

/// <summary>Why a command cannot do what it is asked; the message is for the person who asked and names the remedy.</summary>
/// <param name="message">One line, without a full stop at its end.</param>
internal sealed class ToolException(string message) : Exception(message);
