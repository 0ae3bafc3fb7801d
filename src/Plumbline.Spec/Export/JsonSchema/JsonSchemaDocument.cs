using Plumbline.Spec.Export.OpenApi;
using Plumbline.Spec.Model;
using static Plumbline.Spec.Export.JsonTree;

namespace Plumbline.Spec.Export.JsonSchema;

/// <summary>Writes a type as a JSON Schema, draft 2020-12, with what it names beside it.</summary>
public static class JsonSchemaDocument
{
    private const string Components = "#/components/schemas/";
    private const string Definitions = "#/$defs/";

    /// <summary>The schema as JSON text; the same bytes for the same type on every machine.</summary>
    /// <param name="service">The service, bound.</param>
    /// <param name="others">The documents around it, bound.</param>
    /// <param name="type">A resolved use of a type: <c>user</c>, <c>[user]</c>, <c>map[string]</c>.</param>
    public static string Write(Service service, IEnumerable<Service> others, TypeReference type)
    {
        var schemas = new Schemas(new ServiceTypes(others.Prepend(service)), new ComponentNames(service));
        var root = schemas.Of(service, type);
        var all = new Components(service, schemas).Write();
        var needed = Reachable(root, all);
        var definitions = all.Members.Where(member => needed.Contains(member.Name)).Select(member => (member.Name, (JsonValue?)Rewrite(member.Value)));
        return JsonTextWriter.Write(Merge(
            Object(("$schema", Text("https://json-schema.org/draft/2020-12/schema")), ("title", Text(type.ToString()))),
            Merge(Rewrite(root), Object(("$defs", ObjectOrNothing(definitions))))));
    }

    private static HashSet<string> Reachable(JsonValue root, JsonValue all)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var pending = new Stack<JsonValue>([root]);
        while (pending.Count > 0)
        {
            foreach (var name in References(pending.Pop()))
            {
                if (found.Add(name) && all[name] is { } schema)
                    pending.Push(schema);
            }
        }

        return found;
    }

    private static IEnumerable<string> References(JsonValue schema) =>
        schema.Members.Where(member => IsReference(member)).Select(member => member.Value.Text.Substring(Components.Length))
            .Concat(schema.Members.SelectMany(member => References(member.Value)))
            .Concat(schema.Items.SelectMany(References));

    private static bool IsReference(JsonMember member) =>
        member.Name == "$ref" && member.Value.Kind == JsonValueKind.String && member.Value.Text.StartsWith(Components, StringComparison.Ordinal);

    // A discriminator is a word of OpenAPI; each member's constant says the same here.
    private static JsonValue Rewrite(JsonValue schema) => schema.Kind switch
    {
        JsonValueKind.Object => Object(schema.Members
            .Where(member => member.Name != "discriminator" || member.Value["propertyName"] is null)
            .Select(member => (member.Name, (JsonValue?)(IsReference(member)
                ? Text(Definitions + member.Value.Text.Substring(Components.Length))
                : Rewrite(member.Value))))),
        JsonValueKind.Array => Array(schema.Items.Select(Rewrite)),
        _ => schema,
    };
}
