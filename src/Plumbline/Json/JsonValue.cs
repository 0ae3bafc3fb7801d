using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Plumbline.Json;

/// <summary>Compares values deeply: a <see cref="JsonElement"/> by what it holds, everything else by its own equality.</summary>
public static class JsonValue
{
    /// <summary>Compares two values.</summary>
    /// <typeparam name="T">Their type.</typeparam>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    public static bool AreEqual<T>(T? left, T? right)
    {
        // The JIT drops the branch for every other T.
        if (typeof(T) == typeof(JsonElement))
        {
            return AreElementsEqual(Unsafe.BitCast<T, JsonElement>(left!), Unsafe.BitCast<T, JsonElement>(right!));
        }

        if (typeof(T) == typeof(JsonElement?))
        {
            var (a, b) = ((JsonElement?)(object?)left, (JsonElement?)(object?)right);
            return a.HasValue == b.HasValue && (!a.HasValue || AreElementsEqual(a.Value, b!.Value));
        }

        return EqualityComparer<T>.Default.Equals(left, right);
    }

    /// <summary>A hash that fits <see cref="AreEqual"/>.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="value">The value.</param>
    public static int GetHashCode<T>(T? value)
    {
        if (typeof(T) == typeof(JsonElement) || typeof(T) == typeof(JsonElement?))
            return value is JsonElement element ? HashElement(element) : 0;

        return value is null ? 0 : EqualityComparer<T>.Default.GetHashCode(value);
    }

    private static bool AreElementsEqual(JsonElement left, JsonElement right)
    {
        // DeepEquals refuses default elements.
        if (left.ValueKind == JsonValueKind.Undefined || right.ValueKind == JsonValueKind.Undefined)
            return left.ValueKind == right.ValueKind;

        return JsonElement.DeepEquals(left, right);
    }

    private static int HashElement(JsonElement element)
    {
        var hash = (int)element.ValueKind;
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                return HashCode.Combine(hash, element.GetString());
            case JsonValueKind.Number:
                // Numbers are equal by value (1.0 and 1), so by their nearest double at least.
                return HashCode.Combine(hash, element.TryGetDouble(out var number) ? number : 0);
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                    hash = HashCode.Combine(hash, HashElement(item));

                return hash;
            case JsonValueKind.Object:
                // A sum, because the order of members does not count.
                foreach (var member in element.EnumerateObject())
                    hash = unchecked(hash + HashCode.Combine(member.Name, HashElement(member.Value)));

                return hash;
            default:
                return hash;
        }
    }
}
