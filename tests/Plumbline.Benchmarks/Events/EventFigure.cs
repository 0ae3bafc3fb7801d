namespace Plumbline.Benchmarks.Events;

/// <summary>A line of the table.</summary>
/// <param name="What">What was measured.</param>
/// <param name="Result">What came of it.</param>
/// <param name="Target">What is wanted.</param>
internal sealed record EventFigure(string What, string Result, string Target);
