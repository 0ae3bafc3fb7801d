using Plumbline.Spec.Model;

namespace Plumbline.Spec.Export.OpenApi;

/// <summary>What the parts of a document say of the types they use.</summary>
internal static class Uses
{
    public static UseOfType Of(Field field) => new()
    {
        Type = field.Type,
        Description = field.Description,
        Default = field.Default,
        Example = field.Example,
        Minimum = field.Minimum,
        Maximum = field.Maximum,
        IsDeprecated = field.Deprecation is not null,
        Attributes = field.Attributes,
        Annotations = field.Annotations,
    };

    // The description, example and deprecation stand at the parameter itself.
    public static UseOfType Of(Parameter parameter) => new()
    {
        Type = parameter.Type,
        Default = parameter.Default,
        Minimum = parameter.Minimum,
        Maximum = parameter.Maximum,
        Attributes = parameter.Attributes,
    };

    // A field of a form is a property, and says everything itself.
    public static UseOfType OfForm(Parameter parameter) => Of(parameter) with
    {
        Description = parameter.Description,
        Example = parameter.Example,
        IsDeprecated = parameter.Deprecation is not null,
    };

    public static UseOfType Of(Header header) => new() { Type = header.Type, Default = header.Default, Attributes = header.Attributes };
}
