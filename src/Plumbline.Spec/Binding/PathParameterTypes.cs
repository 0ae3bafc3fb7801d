using Plumbline.Spec.Model;

namespace Plumbline.Spec.Binding;

/// <summary>Infers the types of path parameters that a document does not declare.</summary>
internal static class PathParameterTypes
{
    private static readonly TypeReference s_string = TypeReference.Of(Primitive.String);

    /// <summary>
    /// The type of the resource's field of that name: the model's own; for a union, the one that all members agree on
    /// (whatever is no model with that field counts as a string); otherwise a string.
    /// </summary>
    /// <param name="types">How names in the service resolve.</param>
    /// <param name="resource">The resource's type, resolved.</param>
    /// <param name="parameter">The parameter's name.</param>
    public static TypeReference Infer(TypeResolver types, TypeReference resource, string parameter)
    {
        if (types.ScopeOf(resource) is not { } scope)
            return s_string;

        if (resource.Kind != TypeKind.Union)
            return AsSeen(resource, scope, FieldType(scope, resource, parameter));

        var members = scope.Own.Union(resource.Name)?.Members ?? default;
        var agreed = members.Select(member => FieldType(scope, scope.Resolve(member.Type), parameter)).Distinct().Take(2).ToList();
        return agreed.Count == 1 ? AsSeen(resource, scope, agreed[0]) : s_string;
    }

    private static TypeReference FieldType(TypeResolver scope, TypeReference model, string name)
    {
        // A list or map of models is no model.
        if (model.Kind != TypeKind.Model)
            return s_string;

        var fields = scope.Own.Model(model.Name)?.Fields ?? default;
        var field = fields.FirstOrDefault(candidate => candidate.Name == name);

        // A segment holds no list or map: such a field is not what the path means.
        return field is not { Type.Shape: TypeShape.Named } ? s_string : scope.Resolve(field.Type);
    }

    private static TypeReference AsSeen(TypeReference resource, TypeResolver scope, TypeReference type) =>
        resource.Namespace is null ? type : scope.Export(type);
}
