using System.Text.Json.Nodes;
using Plumbline.Spec.Export;
using Plumbline.Spec.Model;

namespace Plumbline.Testing.Values;

/// <summary>
/// Where the suite's author supplies values: there the service knows more than the document says, so that a value which the document
/// allows may still be refused.
/// </summary>
/// <param name="types">What references stand for.</param>
/// <param name="places">The places that have a supplier.</param>
internal sealed class SuppliedPlaces(ServiceTypes types, IReadOnlyCollection<string> places)
{
    /// <summary>Whether a place of a body, or one around it, is supplied.</summary>
    /// <param name="owner">The service that holds the reference.</param>
    /// <param name="type">The body's type.</param>
    /// <param name="pointer">The JSON pointer to the place.</param>
    public bool Holds(Service owner, TypeReference type, string pointer)
    {
        if (places.Count == 0)
            return false;

        foreach (var part in pointer.Split('/').Skip(1))
        {
            if (type.Shape != TypeShape.Named)
            {
                type = type.Element!;
                continue;
            }

            if (types.Model(owner, type) is not { } model)
                return false;

            var name = part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            if (places.Contains(type.Name) || places.Contains($"{type.Name}.{name}"))
                return true;

            if (model.Type.Fields.FirstOrDefault(field => field.Name == name) is not { } field)
                return false;

            (owner, type) = (model.Owner, field.Type);
        }

        return false;
    }

    /// <summary>Whether two bodies have the same values at the supplied places of their own fields.</summary>
    public bool AreEqual(Service owner, TypeReference type, JsonNode? left, JsonNode? right)
    {
        if (places.Count == 0 || left is not JsonObject one || types.Model(owner, type) is not { } model)
            return true;

        return model.Type.Fields
            .Where(field => places.Contains($"{type.Name}.{field.Name}"))
            .All(field => right is JsonObject other && JsonNode.DeepEquals(one[field.Name], other[field.Name]));
    }
}
