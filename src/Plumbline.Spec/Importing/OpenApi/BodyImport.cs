using Plumbline.Spec.Model;

namespace Plumbline.Spec.Importing.OpenApi;

/// <summary>Makes bodies, and the fields of forms.</summary>
/// <param name="types">Gives types to schemas.</param>
/// <param name="patches">Recognizes companions of models.</param>
internal sealed class BodyImport(SchemaTypes types, PatchSchemas patches)
{
    public (Body? Body, List<Parameter> Form) Read(Cursor operation, string method, string owner)
    {
        if (operation["requestBody"] is not { } given || types.References.Follow(given) is not { } request)
            return (null, []);
        if (method == "GET")
        {
            types.Notes.Add(given, "a body on GET has no counterpart; it is left out");
            return (null, []);
        }

        var content = request["content"];
        if (MediaTypeChoice.Form(content) is { } form && form["$ref"] is null && SchemaShapes.HasProperties(form))
            return (null, Fields(form, owner));

        var json = MediaTypeChoice.Json(content, types.Notes);
        if (json is null)
        {
            types.Notes.Add(given, "a body that is no JSON has no counterpart; it is left out");
            return (null, []);
        }

        if (request["required"] is null or { Node.Text: "false" })
            types.Notes.Add(request, "a body that may be absent has no counterpart; it must be there");
        var schema = json["schema"];
        var type = schema is null ? TypeReference.Of(Primitive.Json)
            : method == "PATCH" && patches.ModelOf(schema) is { } model ? types.Use(model, owner).Type
            : types.Use(schema, owner + "_form").Type;
        return (new() { Type = type, Description = request.Text("description") }, []);
    }

    private List<Parameter> Fields(Cursor form, string owner)
    {
        var model = new ModelImport(types).Read(owner, form, null);
        return [.. model.Fields.Select(field => new Parameter
        {
            Name = field.Name,
            Type = field.Type,
            Location = ParameterLocation.Form,
            IsRequired = field.IsRequired,
            Default = field.Default,
            Minimum = field.Minimum,
            Maximum = field.Maximum,
            Example = field.Example,
            Description = field.Description,
            Deprecation = field.Deprecation,
            Attributes = field.Attributes,
        })];
    }
}
