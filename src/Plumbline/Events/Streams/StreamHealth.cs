namespace Plumbline.Events;

/// <summary>Whether streams work.</summary>
/// <param name="IsHealthy">Whether events can be published and read.</param>
/// <param name="Description">What there is to know, for people: the broker and since when it is away, never a secret.</param>
public sealed record StreamHealth(bool IsHealthy, string Description);
