using Plumbline.Spec.Model;
using Plumbline.Spec.Rules.Walking;

namespace Plumbline.Spec.Rules.Text;

/// <summary>Paths of fields joined by dots, as our attributes write them: <c>user.id</c>.</summary>
internal static class FieldPath
{
    /// <summary>What is wrong with a path from a model, as the end of a message; null where it leads to a field, or leaves what is known.</summary>
    public static string? Problem(string path, ModelType model, TypeIndex types)
    {
        var at = model;
        var steps = path.Split('.');
        for (var i = 0; i < steps.Length; i++)
        {
            if (at.Fields.FirstOrDefault(field => field.Name == steps[i]) is not { } field)
                return $"model '{at.Name}' has no field {Quotation.Quote(steps[i])}{Suggestion.DidYouMean(steps[i], at.Fields.Select(f => f.Name))}";

            if (i == steps.Length - 1)
                return null;

            if (field.Type.Kind is TypeKind.Primitive or TypeKind.Enum || field.Type.Shape != TypeShape.Named)
                return $"field '{field.Name}' of model '{at.Name}' is no model, so nothing follows it";

            if (types.FindModel(field.Type) is not { } next)
                return null;

            at = next;
        }

        return null;
    }
}
