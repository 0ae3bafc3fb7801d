using Plumbline.Spec.Collections;

namespace Plumbline.Spec.Model;

/// <summary>The kind of a JSON value.</summary>
public enum JsonValueKind
{
    /// <summary><c>null</c>.</summary>
    Null,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary>A number, kept as written.</summary>
    Number,

    /// <summary>A string, unescaped.</summary>
    String,

    /// <summary>An array.</summary>
    Array,

    /// <summary>An object; members in document order.</summary>
    Object,
}

/// <summary>A JSON value without positions, compared by value.</summary>
public sealed record JsonValue
{
    /// <summary>The kind.</summary>
    public required JsonValueKind Kind { get; init; }

    /// <summary>The text of a string (unescaped), a number (as written) or a boolean; otherwise empty.</summary>
    public string Text { get; init; } = "";

    /// <summary>Items of an array.</summary>
    public EquatableArray<JsonValue> Items { get; init; }

    /// <summary>Members of an object, in document order.</summary>
    public EquatableArray<JsonMember> Members { get; init; }

    /// <summary>A member's value; null where the object has none of that name (or this is no object).</summary>
    /// <param name="name">The member's name, matched exactly.</param>
    public JsonValue? this[string name]
    {
        get
        {
            foreach (var member in Members)
            {
                if (member.Name == name)
                    return member.Value;
            }

            return null;
        }
    }
}

/// <summary>A member of a JSON object.</summary>
/// <param name="Name">The name, unescaped.</param>
/// <param name="Value">The value.</param>
public sealed record JsonMember(string Name, JsonValue Value);
