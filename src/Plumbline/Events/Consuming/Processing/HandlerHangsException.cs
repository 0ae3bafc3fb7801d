namespace Plumbline.Events;

/// <summary>A handler took too long and did not end when it was told to. It may still run, so nothing more can be done in its transaction.</summary>
/// <param name="message">Which.</param>
internal sealed class HandlerHangsException(string message) : TimeoutException(message);
