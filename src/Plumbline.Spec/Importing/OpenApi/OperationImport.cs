using System.Text;
using Plumbline.Spec.Collections;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Importing.OpenApi;

/// <summary>Makes operations of paths.</summary>
/// <param name="root">The document.</param>
/// <param name="types">Gives types to schemas.</param>
/// <param name="security">Gives <c>auth</c> attributes.</param>
internal sealed class OperationImport(Cursor root, SchemaTypes types, SecurityImport security)
{
    private static readonly string[] s_methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];
    private static readonly string[] s_pathKeys = [.. s_methods, "parameters", "$ref"];

    private static readonly string[] s_read =
        ["tags", "summary", "description", "operationId", "parameters", "requestBody", "responses", "deprecated", "security"];

    public List<ImportedOperation> Read()
    {
        var operations = new List<ImportedOperation>();
        var routes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (template, use) in root["paths"]?.Members ?? [])
        {
            if (types.References.Follow(use) is not { } item)
                continue;
            types.Notes.Unread(item, s_pathKeys);
            if (Path(template) is not { } path)
            {
                types.Notes.Add(use, $"path '{template}' has no counterpart: a parameter fills its segment, and a path has no blanks or query; its operations are left out");
                continue;
            }

            foreach (var (method, operation) in item.Members.Where(member => s_methods.Contains(member.Name) && member.Value.Kind == JsonValueKind.Object))
            {
                if (routes.Add(method + " " + System.Text.RegularExpressions.Regex.Replace(path, ":[A-Za-z0-9_-]+", ":")))
                    operations.Add(Read(method.ToUpperInvariant(), path, item, operation));
                else
                    types.Notes.Add(operation, "another path answers the same requests; this operation is left out");
            }
        }

        return operations;
    }

    private ImportedOperation Read(string method, string path, Cursor item, Cursor operation)
    {
        types.Notes.Unread(operation, s_read);
        var id = operation.Text("operationId");
        var owner = ImportedNames.Snake(id ?? method.ToLowerInvariant() + path.Replace('/', '_').Replace(':', '_'));
        var (parameters, sort) = new ParameterImport(types).Read(item, operation, owner);
        var inPath = Reading.PathTemplate.Parameters(path);
        foreach (var stray in parameters.Where(parameter => parameter.Location == ParameterLocation.Path && !inPath.Contains(parameter.Name)).ToList())
        {
            types.Notes.Add(operation, $"path parameter '{stray.Name}' does not stand in the path; it is left out");
            parameters.Remove(stray);
        }

        foreach (var name in inPath.Where(name => !parameters.Exists(parameter => parameter.Name == name && parameter.Location == ParameterLocation.Path)))
        {
            types.Notes.Add(operation, $"path parameter '{name}' is not described; it is read as text");
            parameters.RemoveAll(parameter => parameter.Name == name);
            parameters.Add(new() { Name = name, Type = TypeReference.Of(Primitive.String), Location = ParameterLocation.Path });
        }

        var (body, form) = new BodyImport(types, new PatchSchemas(root)).Read(operation, method, owner);
        parameters.AddRange(form.Where(field => !parameters.Exists(parameter => parameter.Name == field.Name)));
        var ordered = inPath.Select(name => parameters.First(parameter => parameter.Name == name))
            .Concat(parameters.Where(parameter => parameter.Location != ParameterLocation.Path));
        var summary = operation.Text("summary");
        var isPlain = summary is null || string.Equals(summary, $"{method} {path}", StringComparison.Ordinal);
        if (!isPlain && operation.Text("description") is { } description && description.Split('\n')[0].Trim() != summary!.Trim())
            types.Notes.Add(operation["summary"]!, "a summary beside a description has no counterpart; it is left out");
        var tags = operation.Texts("tags").ToList();
        if (tags.Count > 1)
            types.Notes.Add(operation["tags"]!, $"an operation belongs to one resource; of its tags '{tags[0]}' counts");

        return new(tags.FirstOrDefault(tag => tag.Trim().Length > 0) ?? path.Split('/').FirstOrDefault(part => part.Length > 0 && part[0] != ':') ?? "root", id, operation, new()
        {
            Method = method,
            Path = path,
            Description = operation.Text("description") ?? (isPlain ? null : summary),
            Deprecation = operation.IsTrue("deprecated") ? new(null) : null,
            Attributes = new[] { security.Read(operation), sort }.OfType<ApiAttribute>().ToEquatableArray(),
            Body = body,
            Parameters = ordered.ToEquatableArray(),
            Responses = new ResponseImport(types).Read(operation, owner).ToEquatableArray(),
        });
    }

    // /users/{id}.json -> /users/:id.json; null for what the format cannot write.
    private static string? Path(string template)
    {
        if (!template.StartsWith("/", StringComparison.Ordinal) || template.IndexOfAny(['?', '#', '*']) >= 0
            || template.Any(c => char.IsWhiteSpace(c) || char.IsControl(c)) || template.Contains("//"))
            return null;

        var path = new StringBuilder();
        foreach (var segment in template.Split('/').Skip(1))
        {
            path.Append('/');
            var end = segment.IndexOf('}');
            var rest = segment.StartsWith("{", StringComparison.Ordinal) && end > 1 ? segment.Substring(end + 1) : null;
            if (rest is { Length: 0 } || rest?[0] == '.')
                path.Append(':').Append(ParameterImport.PathName(segment.Substring(1, end - 1))).Append(rest);
            else
                path.Append(segment);
        }

        var text = path.ToString();
        var names = text.Split('/').Where(segment => segment.StartsWith(":", StringComparison.Ordinal)).Select(segment => segment.Split('.')[0]).ToList();
        return text.IndexOfAny(['{', '}']) >= 0 || names.Distinct(StringComparer.Ordinal).Count() != names.Count ? null : text;
    }
}
