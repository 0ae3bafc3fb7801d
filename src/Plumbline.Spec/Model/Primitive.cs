namespace Plumbline.Spec.Model;

/// <summary>The twelve primitives of the format.</summary>
public enum Primitive
{
    /// <summary>Not a primitive.</summary>
    None,

    /// <summary><c>boolean</c>.</summary>
    Boolean,

    /// <summary><c>integer</c>: 32 bits, signed.</summary>
    Integer,

    /// <summary><c>long</c>: 64 bits, signed.</summary>
    Long,

    /// <summary><c>double</c>: IEEE 754, finite.</summary>
    Double,

    /// <summary><c>decimal</c>.</summary>
    Decimal,

    /// <summary><c>string</c>.</summary>
    String,

    /// <summary><c>uuid</c>.</summary>
    Uuid,

    /// <summary><c>date-iso8601</c>.</summary>
    Date,

    /// <summary><c>date-time-iso8601</c>.</summary>
    DateTime,

    /// <summary><c>object</c>: any JSON object.</summary>
    Object,

    /// <summary><c>json</c>: any JSON value.</summary>
    Json,

    /// <summary><c>unit</c>: nothing.</summary>
    Unit,
}

/// <summary>The names of primitives.</summary>
public static class Primitives
{
    private static readonly string[] s_names =
    [
        "", "boolean", "integer", "long", "double", "decimal", "string", "uuid", "date-iso8601", "date-time-iso8601", "object", "json", "unit",
    ];

    /// <summary>The name in a document.</summary>
    /// <param name="primitive">The primitive.</param>
    public static string ToName(this Primitive primitive) => s_names[(int)primitive];

    /// <summary>Finds a primitive by name; case does not matter.</summary>
    /// <param name="name">The name in a document.</param>
    /// <returns><see cref="Primitive.None"/> where there is none of that name.</returns>
    public static Primitive Parse(string name)
    {
        for (var i = 1; i < s_names.Length; i++)
        {
            if (string.Equals(s_names[i], name, StringComparison.OrdinalIgnoreCase))
                return (Primitive)i;
        }

        return Primitive.None;
    }
}
