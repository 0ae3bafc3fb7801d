namespace Plumbline.Json;

/// <summary>A constraint that a value breaks.</summary>
/// <param name="Code">One of <see cref="JsonProblemCodes"/>.</param>
/// <param name="Detail">What is wrong, as a sentence part: <c>must be at least 1</c>.</param>
public readonly record struct ConstraintFailure(string Code, string Detail);
