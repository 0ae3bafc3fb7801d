namespace Plumbline.Events;

/// <summary>How work is asked to end.</summary>
/// <param name="Soon">The service is stopping: begin nothing new.</param>
/// <param name="Now">The service cannot wait for what is under way any longer.</param>
internal readonly record struct StopTokens(CancellationToken Soon, CancellationToken Now);
