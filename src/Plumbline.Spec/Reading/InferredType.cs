using Plumbline.Spec.Model;

namespace Plumbline.Spec.Reading;

/// <summary>
/// The type of a path parameter that the document does not declare. The reader puts the parameter in its place already, so that the
/// places of all parameters are the same before and after binding, which gives it its type.
/// </summary>
internal static class InferredType
{
    /// <summary>The type until binding knows it.</summary>
    public static TypeReference Pending { get; } = TypeReference.Named("");
}
