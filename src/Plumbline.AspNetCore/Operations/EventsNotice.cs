namespace Plumbline.AspNetCore;

/// <summary>What the page says at its top.</summary>
/// <param name="Text">The words.</param>
/// <param name="IsProblem">Whether something could not be done.</param>
internal sealed record EventsNotice(string Text, bool IsProblem);
