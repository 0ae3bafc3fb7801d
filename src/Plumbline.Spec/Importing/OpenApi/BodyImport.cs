using Plumbline.Spec.Model;

namespace Plumbline.Spec.Importing.OpenApi;

/// <summary>Makes bodies, and the fields of forms.</summary>
/// <param name="types">Gives types to schemas.</param>
/// <param name="patches">Recognizes companions of models.</param>
internal sealed class BodyImport(SchemaTypes types, PatchSchemas patches)
{
    private static readonly string[] s_read = ["description", "required", "content"];

    public (Body? Body, List<Parameter> Form) Read(Cursor operation, string method, string owner)
    {
        if (operation["requestBody"] is not { } given || types.References.Follow(given) is not { } request)
            return (null, []);
        if (method == "GET")
        {
            types.Notes.Add(given, "a body on GET has no counterpart; it is left out");
            return (null, []);
        }

        types.Notes.Unread(request, s_read);
        var content = request["content"];
        if (MediaTypeChoice.Form(content) is { } form && form["$ref"] is null && SchemaShapes.HasProperties(form))
        {
            MediaTypeChoice.NoteBesidesForm(content!, types.Notes);
            if (request["description"] is { } description)
                types.Notes.Add(description, "a description of a form has no counterpart; it is left out");
            return (null, Fields(form, owner));
        }

        var json = MediaTypeChoice.Json(content, types.Notes);
        if (json is null)
        {
            types.Notes.Add(given, "a body that is no JSON has no counterpart; it is left out");
            return (null, []);
        }

        if (request["required"] is null or { Node.Text: "false" })
            types.Notes.Add(request, "a body that may be absent has no counterpart; it must be there");
        types.Notes.Unread(json, ["schema"]);
        return (new() { Type = json["schema"] is { } schema ? Type(schema, method, owner) : TypeReference.Of(Primitive.Json), Description = request.Text("description") }, []);
    }

    private TypeReference Type(Cursor schema, string method, string owner)
    {
        if (method == "PATCH" && patches.ModelOf(schema) is { } model)
            return types.Use(model, owner).Type;

        var use = types.Use(schema, owner + "_form");
        new LostFacets(types.Notes).Note(use, "a body");
        return use.Type;
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
