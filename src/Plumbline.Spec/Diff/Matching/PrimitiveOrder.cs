using Plumbline.Spec.Model;

namespace Plumbline.Spec.Diff.Matching;

/// <summary>Which primitives hold every value of which others.</summary>
internal static class PrimitiveOrder
{
    /// <summary>Whether every value of one primitive, as it is written, is a value of the other.</summary>
    /// <param name="narrow">The one.</param>
    /// <param name="wide">The other.</param>
    /// <param name="asText">Whether both are written as plain text, without JSON's quotes.</param>
    public static bool IsWider(Primitive narrow, Primitive wide, bool asText) => (narrow, wide) switch
    {
        (Primitive.Integer, Primitive.Long or Primitive.Double or Primitive.Decimal) => true,

        // Not long to double: above 2^53 neighbours become one.
        (Primitive.Long, Primitive.Decimal) => true,
        (Primitive.Uuid or Primitive.Date or Primitive.DateTime, Primitive.String) => true,
        (Primitive.Boolean or Primitive.Integer or Primitive.Long or Primitive.Double or Primitive.Decimal, Primitive.String) => asText,
        _ => false,
    };
}
