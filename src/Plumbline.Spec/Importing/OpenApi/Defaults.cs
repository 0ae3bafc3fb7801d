using Plumbline.Spec.Binding;
using Plumbline.Spec.Collections;
using Plumbline.Spec.Model;
using Plumbline.Spec.Rules.Text;

namespace Plumbline.Spec.Importing.OpenApi;

/// <summary>Judges defaults once all types are known: an enum's becomes the value's name, and what fits no type is left out.</summary>
internal sealed class Defaults
{
    private readonly Service _service;
    private readonly Cursor _root;
    private readonly ImportNotes _notes;
    private readonly Rules.Walking.TypeIndex _types;

    public Defaults(Service service, Cursor root, ImportNotes notes)
    {
        (_service, _root, _notes) = (service, root, notes);
        _types = new Rules.Walking.TypeIndex(ServiceBinder.Bind(service, []), []);
    }

    public Service Judge() => _service with
    {
        Models = _service.Models.Select(model => model with
        {
            Fields = model.Fields.Select(field => field with { Default = Of(field.Type, field.Default, field.Minimum, field.Maximum, $"field '{field.Name}' of model '{model.Name}'") }).ToEquatableArray(),
        }).ToEquatableArray(),
        Resources = _service.Resources.Select(resource => resource with
        {
            Operations = resource.Operations.Select(operation => operation with
            {
                Parameters = operation.Parameters.Select(parameter => parameter with
                {
                    Default = Of(parameter.Type, parameter.Default, parameter.Minimum, parameter.Maximum, $"parameter '{parameter.Name}' of {operation.Method} {operation.Path}"),
                }).ToEquatableArray(),
            }).ToEquatableArray(),
        }).ToEquatableArray(),
    };

    private string? Of(TypeReference type, string? text, long? minimum, long? maximum, string what)
    {
        if (text is null)
            return null;

        if (type is { Kind: TypeKind.Enum, Shape: TypeShape.Named })
            text = _types.FindEnum(type)?.Values.FirstOrDefault(value => value.Text == text)?.Name ?? text;
        var measure = DefaultText.Measure(text, type);
        if (DefaultText.Problem(text, type, _types) is null && !(measure < minimum) && !(measure > maximum))
            return text;

        _notes.Add(_root, $"the default of {what} is no value of its type; it is left out");
        return null;
    }
}
