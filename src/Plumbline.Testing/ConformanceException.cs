namespace Plumbline.Testing;

/// <summary>The service does something else than its document says.</summary>
/// <param name="message">What, where in the document, and how to see it again.</param>
public sealed class ConformanceException(string message) : Exception(message)
{
    /// <summary>The message alone: the stack says nothing about the service.</summary>
    public override string? StackTrace => null;
}
