using Plumbline.Spec.Collections;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Importing.OpenApi;

/// <summary>Writes declared types. One may name others, which then wait their turn, so that circles end.</summary>
/// <param name="types">Gives types to schemas.</param>
internal sealed class Declarations(SchemaTypes types)
{
    private readonly UnionImport _unions = new(types);
    private readonly List<TypeReference> _types = [];

    public List<EnumType> Enums { get; } = [];

    public List<ModelType> Models { get; private set; } = [];

    public List<UnionType> Unions { get; private set; } = [];

    /// <summary>References to all of them.</summary>
    public IReadOnlyList<TypeReference> Types => _types;

    /// <summary>Declares the document's components; those that this package adds to its own descriptions are none.</summary>
    public void AddComponents(Cursor root)
    {
        var schemas = root["components"]?["schemas"]?.Members.ToList() ?? [];
        var wrappers = new HashSet<string>(
            from schema in schemas
            let discriminator = schema.Value["discriminator"]?.Text("propertyName")
            where discriminator is not null
            from choice in SchemaShapes.Alternatives(schema.Value)
            where types.References.Follow(choice) is { } target && UnionImport.Wrapped(target, discriminator) is not null
            select choice.Text("$ref"),
            StringComparer.Ordinal);
        var patches = new PatchSchemas(root);
        foreach (var (name, schema) in schemas)
        {
            if (!wrappers.Contains("#/components/schemas/" + name) && patches.ModelOf(name) is null && !PatchSchemas.IsProblem(schema))
                types.Component(name, schema);
        }
    }

    /// <summary>Writes everything that was declared or is named by what was.</summary>
    public void WriteAll(CancellationToken cancellationToken)
    {
        // Unions first: they decide which property of a model is a discriminator.
        var models = new Queue<(TypeReference Type, Cursor Schema)>();
        while (types.Pending.Count > 0 || models.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (type, schema) = types.Pending.Count > 0 ? types.Pending.Dequeue() : models.Dequeue();
            if (type.Kind == TypeKind.Enum)
                Enums.Add(EnumImport.Read(type.Name, schema, types.Notes));
            else if (type.Kind == TypeKind.Union)
                Unions.Add(_unions.Read(type.Name, schema));
            else if (_types.Contains(type))
                Models.Add(new ModelImport(types).Read(type.Name, schema, Discriminator(type.Name)));
            else
                models.Enqueue((type, schema));

            if (!_types.Contains(type))
                _types.Add(type);
        }

        // A union that was found late may have named a model that was written before.
        Models = [.. Models.Select(model => model with { Fields = model.Fields.Where(field => field.Name != Discriminator(model.Name)).ToEquatableArray() })];
        Unions = new UnionCircles(types.Notes).Cut(Unions);
    }

    private string? Discriminator(string model) => _unions.Discriminators.TryGetValue(model, out var name) ? name : null;
}
