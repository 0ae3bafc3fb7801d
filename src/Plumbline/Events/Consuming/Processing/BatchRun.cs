namespace Plumbline.Events;

/// <summary>What came of handling events, in however many transactions.</summary>
/// <param name="Events">How many there were.</param>
/// <param name="Failures">How many failures were noted.</param>
/// <param name="IsComplete">False where everything fails, and the rest was left for later.</param>
internal readonly record struct BatchRun(int Events, int Failures, bool IsComplete);
