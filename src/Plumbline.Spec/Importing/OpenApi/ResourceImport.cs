using Plumbline.Spec.Attributes;
using Plumbline.Spec.Collections;
using Plumbline.Spec.Model;
using Plumbline.Spec.Naming;
using static Plumbline.Spec.Export.JsonTree;

namespace Plumbline.Spec.Importing.OpenApi;

/// <summary>Puts operations into resources. A resource is about a type: the one of its tag's name, else the one that its operations answer most.</summary>
/// <param name="root">The document.</param>
/// <param name="notes">Receives what has no counterpart.</param>
internal sealed class ResourceImport(Cursor root, ImportNotes notes)
{
    /// <summary>The resources, and the models that had to be made because no type was left for a resource.</summary>
    public (List<Resource> Resources, List<ModelType> Models) Read(List<ImportedOperation> operations, IReadOnlyList<TypeReference> types)
    {
        var groups = operations.GroupBy(operation => operation.Group, StringComparer.Ordinal).ToList();
        var chosen = new Dictionary<string, TypeReference>(StringComparer.Ordinal);
        var models = new List<ModelType>();
        foreach (var group in groups)
        {
            var name = ImportedNames.Snake(group.Key);
            if (types.FirstOrDefault(type => (type.Name == name || Plurals.Of(type.Name) == name || Plurals.Of(type.Name) == group.Key) && !chosen.ContainsValue(type)) is { } found)
                chosen.Add(group.Key, found);
        }

        foreach (var group in groups.Where(group => !chosen.ContainsKey(group.Key)))
        {
            var answered = group.SelectMany(operation => operation.Operation.Responses)
                .Where(response => response.Code is null or (>= 200 and < 300))
                .Select(response => response.Type.Core)
                .Where(type => types.Contains(type) && !chosen.ContainsValue(type))
                .GroupBy(type => type.Name, StringComparer.Ordinal)
                .OrderByDescending(uses => uses.Count())
                .FirstOrDefault()?.First();
            chosen.Add(group.Key, answered ?? Made(group.Key, group.First().At, types, models));
        }

        var plurals = new NameScope(StringComparer.OrdinalIgnoreCase, []);
        return ([.. groups.Select(group => Resource(group.Key, chosen[group.Key], [.. group], plurals))], models);
    }

    private TypeReference Made(string group, Cursor at, IReadOnlyList<TypeReference> types, List<ModelType> models)
    {
        var scope = new NameScope(StringComparer.OrdinalIgnoreCase, types.Select(type => type.Name).Concat(models.Select(model => model.Name))
            .Concat(Enumerable.Range(1, (int)Primitive.Unit).Select(index => ((Primitive)index).ToName())));
        var name = scope.Claim(ImportedNames.Snake(group), "_resource");
        models.Add(new() { Name = name, Plural = Plurals.Of(name) });
        notes.Add(at, $"a resource is about a type, and none is left for '{group}'; model '{name}' without fields stands in");
        return TypeReference.Named(name) with { Kind = TypeKind.Model };
    }

    private Resource Resource(string group, TypeReference type, List<ImportedOperation> operations, NameScope plurals)
    {
        var plural = plurals.Claim(ImportedNames.IsValid(group) ? group : ImportedNames.Snake(group));
        var path = OperationName.SharedPath([.. operations.Select(operation => operation.Operation.Path)]);
        var tag = (root["tags"]?.Items ?? []).FirstOrDefault(item => item.Text("name") == group);
        var names = new NameScope(StringComparer.OrdinalIgnoreCase, []);
        return new()
        {
            Type = type,
            Plural = plural,
            Path = path,
            Description = tag?.Text("description"),
            Operations = operations.Select(operation => Named(operation, plural, path, names)).ToEquatableArray(),
        };
    }

    private static Operation Named(ImportedOperation imported, string plural, string path, NameScope names)
    {
        var derived = OperationName.From(imported.Operation.Method, path, imported.Operation.Path);
        var prefix = CSharpName.Pascal(plural);
        var wish = imported.Id is null ? derived : CSharpName.Pascal(ImportedNames.Snake(imported.Id));
        if (wish.Length > prefix.Length && wish.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            wish = wish.Substring(prefix.Length);
        var name = names.Claim(wish);
        return string.Equals(name, derived, StringComparison.OrdinalIgnoreCase) ? imported.Operation : imported.Operation with
        {
            Attributes = imported.Operation.Attributes
                .Append(new() { Name = OperationNameAttribute.AttributeName, Value = Object(("name", Text(ImportedNames.Snake(name)))) })
                .ToEquatableArray(),
        };
    }
}
