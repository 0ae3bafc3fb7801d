using Plumbline.Generator.CSharp;
using Plumbline.Spec.Attributes;
using Plumbline.Spec.Model;
using Plumbline.Spec.Naming;

namespace Plumbline.Generator.Binding;

/// <summary>Declares what publisher and consumers of a stream agree on; the same on both sides.</summary>
internal static class StreamBinder
{
    /// <summary>The stream of a union.</summary>
    /// <param name="publisher">The service whose document declares the union.</param>
    /// <param name="union">The union.</param>
    public static StreamDeclaration Bind(Service publisher, UnionType union)
    {
        var attribute = StreamAttribute.Find(union.Attributes) ?? new();
        return new(
            StreamNaming.Service(publisher),
            StreamNaming.Major(publisher),
            StreamNaming.Union(union.Name),
            attribute.Serialization,
            attribute.Delivery == StreamDelivery.Consume ? "Consume" : "Observe");
    }
}
