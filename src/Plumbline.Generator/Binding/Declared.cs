using Plumbline.Generator.CSharp;
using Plumbline.Spec.Attributes;
using Plumbline.Spec.Collections;
using Plumbline.Spec.Model;

namespace Plumbline.Generator.Binding;

/// <summary>Small translations that several binders share.</summary>
internal static class Declared
{
    /// <summary>The reason of a deprecation as declarations hold it.</summary>
    /// <param name="deprecation">The document's.</param>
    /// <returns>Null where there is none; empty where it gives no reason.</returns>
    public static string? Deprecation(Deprecation? deprecation) => deprecation is null ? null : deprecation.Description ?? "";

    /// <summary>What a value must satisfy.</summary>
    /// <param name="minimum">The document's minimum.</param>
    /// <param name="maximum">The document's maximum.</param>
    /// <param name="attributes">Where <c>pattern</c> and <c>format</c> stand.</param>
    public static Constraints Constraints(long? minimum, long? maximum, EquatableArray<ApiAttribute> attributes) => new()
    {
        Minimum = minimum,
        Maximum = maximum,
        Pattern = PatternAttribute.Find(attributes)?.Regex,
        Format = FormatAttribute.Find(attributes) is { } format ? FormatAttribute.ToName(format.Format) : null,
    };
}
