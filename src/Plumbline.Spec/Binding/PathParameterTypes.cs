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
        if (types.DeclarerOf(resource) is not var (declarer, scope))
            return s_string;

        if (resource.Kind == TypeKind.Union)
        {
            var members = declarer.Unions.First(union => union.Name == resource.Name).Members
                .Select(member => FieldType(declarer, scope, scope.Resolve(member.Type), parameter))
                .Distinct()
                .ToList();
            return members.Count == 1 ? AsSeen(resource, scope, members[0]) : s_string;
        }

        return AsSeen(resource, scope, FieldType(declarer, scope, resource, parameter));
    }

    private static TypeReference FieldType(Service declarer, TypeResolver scope, TypeReference model, string name)
    {
        if (model.Kind != TypeKind.Model)
            return s_string;

        var fields = declarer.Models.FirstOrDefault(type => type.Name == model.Name)?.Fields ?? default;
        var field = fields.FirstOrDefault(candidate => candidate.Name == name);
        return field is null ? s_string : scope.Resolve(field.Type);
    }

    private static TypeReference AsSeen(TypeReference resource, TypeResolver scope, TypeReference type) =>
        resource.Namespace is null ? type : scope.Export(type);
}
