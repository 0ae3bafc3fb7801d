using Plumbline.Json;

namespace Plumbline.AspNetCore;

/// <summary>Checks a parameter's value against what the document demands beyond its type.</summary>
internal static class ParameterCheck
{
    /// <summary>Checks a value, or an item of a list for what holds for each of them: allowed values, pattern, format.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="value">The value.</param>
    /// <param name="isItem">An item: minimum and maximum are about the count.</param>
    /// <returns>What is wrong; null where all is well.</returns>
    public static ConstraintFailure? Find<T>(ApiParameter parameter, T value, bool isItem) => value switch
    {
        string text => (isItem ? null : Constraint.Length(text, parameter.Minimum, parameter.Maximum)) ?? FindText(parameter, text),
        IApiEnum { IsDefined: false } undefined => new(JsonProblemCodes.Enum, $"must be {undefined.Expected}"),
        _ when isItem => null,
        int number => Constraint.Range(number, parameter.Minimum, parameter.Maximum),
        long number => Constraint.Range(number, parameter.Minimum, parameter.Maximum),
        decimal number => Constraint.Range(number, parameter.Minimum, parameter.Maximum),
        double number => Constraint.Range(number, parameter.Minimum, parameter.Maximum),
        _ => null,
    };

    private static ConstraintFailure? FindText(ApiParameter parameter, string text)
    {
        if (parameter.AllowedValues.Count > 0 && !parameter.AllowedValues.Contains(text, StringComparer.Ordinal))
            return new(JsonProblemCodes.Enum, "must be one of: " + string.Join(", ", parameter.AllowedValues));

        if (parameter.Pattern is { } pattern && Constraint.Pattern(text, pattern, parameter.DocumentedPattern) is { } mismatch)
            return mismatch;

        return parameter.Format is { } format ? Constraint.Format(text, format) : null;
    }
}
