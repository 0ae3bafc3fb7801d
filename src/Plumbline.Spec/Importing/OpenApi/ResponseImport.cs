using System.Globalization;
using Plumbline.Spec.Collections;
using Plumbline.Spec.Export.OpenApi;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Importing.OpenApi;

/// <summary>Makes responses.</summary>
/// <param name="types">Gives types to schemas.</param>
internal sealed class ResponseImport(SchemaTypes types)
{
    private static readonly string[] s_read = ["description", "headers", "content"];
    private static readonly string[] s_header = ["description", "required", "deprecated", "schema"];

    public List<Response> Read(Cursor operation, string owner)
    {
        var responses = new List<Response>();
        foreach (var (status, use) in operation["responses"]?.Members ?? [])
        {
            if (status.StartsWith("x-", StringComparison.Ordinal) || PatchSchemas.IsUndeclared(use, types.References) || types.References.Follow(use) is not { } response)
                continue;
            if (Code(status, use) is not { IsKnown: true } code)
                continue;
            if (responses.Exists(known => known.Code == code.Value))
                types.Notes.Add(use, $"status '{status}' is answered already; this one is left out");
            else
                responses.Add(Read(code.Value, response, owner));
        }

        // Every success of an operation has one type.
        var success = responses.Where(response => response.Code is >= 200 and < 300).OrderBy(response => response.Type.Primitive == Primitive.Unit).FirstOrDefault();
        foreach (var other in responses.Where(response => response.Code is >= 200 and < 300 && response.Type.ToString() != success!.Type.ToString()).ToList())
        {
            types.Notes.Add(operation["responses"]!, $"success {other.Code} has another type than {success!.Code}, and successes of an operation have one; it is left out");
            responses.Remove(other);
        }

        return responses;
    }

    private (bool IsKnown, int? Value) Code(string status, Cursor at)
    {
        if (status == "default")
            return (true, null);
        if (status.Length == 3 && int.TryParse(status, NumberStyles.None, CultureInfo.InvariantCulture, out var code) && code is >= 100 and <= 599)
            return (true, code);
        if (status.Length == 3 && status.EndsWith("XX", StringComparison.OrdinalIgnoreCase) && status[0] is >= '2' and <= '5')
        {
            types.Notes.Add(at, $"a range of statuses has no counterpart; '{status}' is read as {(status[0] == '2' ? "200" : "default")}");
            return (true, status[0] == '2' ? 200 : null);
        }

        types.Notes.Add(at, $"'{(status.Length > 40 ? status.Substring(0, 40) : status)}' is no status; it is left out");
        return (false, null);
    }

    private Response Read(int? code, Cursor response, string owner)
    {
        types.Notes.Unread(response, s_read);
        var json = MediaTypeChoice.Json(response["content"], types.Notes);
        if (code is 204 or 304 && json is not null)
            types.Notes.Add(json, $"an answer {code} has no body; it is left out");
        var type = code is 204 or 304 || json is null ? TypeReference.Of(Primitive.Unit)
            : Content(json, $"{owner}_{(code is { } known ? known.ToString(CultureInfo.InvariantCulture) : "default")}");
        var description = response.Text("description");
        return new()
        {
            Code = code,
            Type = type,
            Description = description == Problems.Phrase(code) ? null : description,
            Headers = (response["headers"]?.Members ?? []).Select(member => Header(member.Name, member.Value, owner)).OfType<Header>().ToEquatableArray(),
        };
    }

    private TypeReference Content(Cursor json, string name)
    {
        types.Notes.Unread(json, ["schema"]);
        if (json["schema"] is not { } schema)
            return TypeReference.Of(Primitive.Json);

        var use = types.Use(schema, name);
        new LostFacets(types.Notes).Note(use, "an answer");
        return use.Type;
    }

    private Header? Header(string name, Cursor at, string owner)
    {
        if (types.References.Follow(at) is not { } header)
            return null;

        types.Notes.Unread(header, s_header);
        var use = header["schema"] is { } schema ? types.Use(schema, owner + "_" + name) : null;
        var facets = use is null ? null : new Facets(use, name, types.Notes);
        if (use is not null)
            new LostFacets(types.Notes).Note(use, "a header", "default", "pattern", "description", "title", "deprecated");
        var type = use?.Type ?? TypeReference.Of(Primitive.String);
        var item = type.Shape == TypeShape.List ? type.Element! : type;
        if (item is not ({ Kind: TypeKind.Enum } or { Primitive: Primitive.String }))
        {
            types.Notes.Add(header, $"header '{name}' of type {type} has no counterpart; it is text");
            type = TypeReference.Of(Primitive.String);
        }

        return new()
        {
            Name = name,
            Type = type,
            IsRequired = header.IsTrue("required"),
            Default = type == use?.Type ? facets?.Default : null,
            Description = header.Text("description") ?? facets?.Description,
            Deprecation = header.IsTrue("deprecated") ? new(null) : facets?.Deprecation,
            Attributes = type == use?.Type ? facets!.Attributes() : [],
        };
    }
}
