namespace Plumbline.Events;

/// <summary>The database does not do something that events rely on, so nothing is published.</summary>
/// <param name="message">What, and what to do about it.</param>
internal sealed class EventIntegrityException(string message) : Exception(message);
