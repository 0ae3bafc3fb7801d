using Plumbline.Spec.Model;

namespace Plumbline.Spec.Rules.Validity;

/// <summary>What travels in paths, queries and headers.</summary>
internal static class ParameterTypes
{
    /// <summary>The scalars, for messages.</summary>
    public const string Scalars = "an enum, boolean, decimal, double, integer, long, string, uuid, date-iso8601 or date-time-iso8601";

    /// <summary>Whether a type is one value that text can hold.</summary>
    public static bool IsScalar(TypeReference type) => type.Shape == TypeShape.Named
        && type is { Kind: TypeKind.Enum } or { Kind: TypeKind.Primitive, Primitive: not (Primitive.Object or Primitive.Json or Primitive.Unit) };

    /// <summary>Whether another rule already says what is wrong with a type.</summary>
    public static bool IsUnknown(TypeReference type) => type.Core.Kind is TypeKind.Unresolved or TypeKind.Interface;
}
