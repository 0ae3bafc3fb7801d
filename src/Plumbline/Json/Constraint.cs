using System.Globalization;
using System.Text.RegularExpressions;

namespace Plumbline.Json;

/// <summary>Checks values against a document's constraints. Each check returns null where all is well.</summary>
public static class Constraint
{
    /// <summary>Checks the length of a text in Unicode code points.</summary>
    /// <param name="value">The text.</param>
    /// <param name="minimum">The least length; null for any.</param>
    /// <param name="maximum">The greatest length; null for any.</param>
    public static ConstraintFailure? Length(string value, long? minimum, long? maximum)
    {
        ArgumentNullException.ThrowIfNull(value);
        var length = value.Length;
        foreach (var c in value)
        {
            // A pair is one code point, so its second half does not count.
            if (char.IsLowSurrogate(c))
                length--;
        }

        return Quantity(length, minimum, maximum, "character");
    }

    /// <summary>Checks the count of a list's items or a map's entries.</summary>
    /// <param name="count">The count.</param>
    /// <param name="minimum">The least count; null for any.</param>
    /// <param name="maximum">The greatest count; null for any.</param>
    public static ConstraintFailure? Count(int count, long? minimum, long? maximum) => Quantity(count, minimum, maximum, "item");

    /// <summary>Checks an integer or long.</summary>
    /// <param name="value">The number.</param>
    /// <param name="minimum">The least value; null for any.</param>
    /// <param name="maximum">The greatest value; null for any.</param>
    public static ConstraintFailure? Range(long value, long? minimum, long? maximum) =>
        value < minimum ? Below(minimum.Value) : value > maximum ? Above(maximum.Value) : null;

    /// <summary>Checks a decimal.</summary>
    /// <param name="value">The number.</param>
    /// <param name="minimum">The least value; null for any.</param>
    /// <param name="maximum">The greatest value; null for any.</param>
    public static ConstraintFailure? Range(decimal value, long? minimum, long? maximum) =>
        value < minimum ? Below(minimum.Value) : value > maximum ? Above(maximum.Value) : null;

    /// <summary>Checks a double.</summary>
    /// <param name="value">The number.</param>
    /// <param name="minimum">The least value; null for any.</param>
    /// <param name="maximum">The greatest value; null for any.</param>
    public static ConstraintFailure? Range(double value, long? minimum, long? maximum) =>
        value < minimum ? Below(minimum.Value) : value > maximum ? Above(maximum.Value) : null;

    /// <summary>Checks a text against a pattern, which need not match the whole text unless it says so.</summary>
    /// <param name="value">The text.</param>
    /// <param name="pattern">The pattern, without backtracking, so that no text can make it slow.</param>
    /// <param name="documented">How the document writes it; null where it is the same.</param>
    public static ConstraintFailure? Pattern(string value, Regex pattern, string? documented = null)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        return pattern.IsMatch(value) ? null : new(JsonProblemCodes.Pattern, $"must match the pattern {documented ?? pattern.ToString()}");
    }

    /// <summary>Checks a text against a named format.</summary>
    /// <param name="value">The text.</param>
    /// <param name="format">One of the names that <see cref="TextFormat"/> knows; others pass.</param>
    public static ConstraintFailure? Format(string value, string format) =>
        TextFormat.IsMatch(value, format) ? null : new(JsonProblemCodes.Format, $"must be {TextFormat.Describe(format)}");

    private static ConstraintFailure? Quantity(int count, long? minimum, long? maximum, string unit)
    {
        if (count < minimum)
            return new(JsonProblemCodes.Minimum, $"must have at least {Units(minimum.Value, unit)}, but has {Text(count)}");

        if (count > maximum)
            return new(JsonProblemCodes.Maximum, $"must have at most {Units(maximum.Value, unit)}, but has {Text(count)}");

        return null;
    }

    private static ConstraintFailure Below(long minimum) => new(JsonProblemCodes.Minimum, $"must be at least {Text(minimum)}");

    private static ConstraintFailure Above(long maximum) => new(JsonProblemCodes.Maximum, $"must be at most {Text(maximum)}");

    private static string Units(long count, string unit) => $"{Text(count)} {unit}{(count == 1 ? "" : "s")}";

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
