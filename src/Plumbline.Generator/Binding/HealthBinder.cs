using Plumbline.Generator.CSharp;
using Plumbline.Generator.Emit;
using Plumbline.Spec.Model;

namespace Plumbline.Generator.Binding;

/// <summary>Finds out what a healthy service answers in the document's own words.</summary>
/// <param name="project">Every document around.</param>
/// <param name="document">The document that declares the health check.</param>
internal sealed class HealthBinder(BoundProject project, BoundDocument document)
{
    // Enum values, by their text, that mean "healthy"; the first that exists is taken.
    private static readonly string[] s_healthy = ["healthy", "ok", "up", "pass", "passing", "available", "green"];

    /// <summary>The answer of the standard health check.</summary>
    /// <param name="operation">Its only operation.</param>
    /// <param name="name">The operation's C# name.</param>
    /// <returns>Null where it takes parameters, documents no success, or the success model has required fields that no convention fills.</returns>
    public HealthDeclaration? Bind(Operation operation, string name)
    {
        var success = operation.Responses.FirstOrDefault(r => r.Code is >= 200 and <= 299);
        if (success is null || operation.Body is not null || operation.Parameters.Count > 0)
            return null;

        if (success.Type is { Shape: TypeShape.Named, Primitive: Primitive.Unit })
            return new(name, StatusNames.Of(success.Code), null);

        if (success.Type.Shape != TypeShape.Named || project.FindModel(document, success.Type) is not { } found)
            return null;

        var values = new List<string>();
        foreach (var (field, declaration) in found.Model.Fields.Zip(new ModelBinder(project, found.Document).Fields(found.Model), (f, d) => (f, d)))
        {
            if (field.Name == "status" && Healthy(found.Document, field.Type) is { } value)
                values.Add($"{declaration.Name} = {value}");
            else if (declaration is { IsRequired: true, Default: null })
                return null;
        }

        var type = new TypeUses(project, document).Of(success.Type).Name;
        return new(name, StatusNames.Of(success.Code), values.Count == 0 ? $"new {type}()" : $"new {type} {{ {string.Join(", ", values)} }}");
    }

    private string? Healthy(BoundDocument owner, TypeReference type) => type is { Shape: TypeShape.Named, Primitive: Primitive.String }
        ? CSharpText.Literal(s_healthy[0])
        : EnumBinder.FirstOf(project, owner, type, s_healthy);
}
