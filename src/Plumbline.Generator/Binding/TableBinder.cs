using Plumbline.Generator.CSharp;
using Plumbline.Generator.Emit;
using Plumbline.Spec.Attributes;
using Plumbline.Spec.Collections;
using Plumbline.Spec.Model;

namespace Plumbline.Generator.Binding;

/// <summary>Declares the tables of a service.</summary>
/// <param name="project">Every document around.</param>
/// <param name="document">The document of the service.</param>
internal sealed class TableBinder(BoundProject project, BoundDocument document)
{
    private readonly TypeUses _types = new(project, document);
    private readonly ModelBinder _models = new(project, document);
    private readonly ListBinder _lists = new(project, document);

    /// <summary>The tables; a model whose key is no field of a simple type has none, which a rule reports.</summary>
    public IEnumerable<TableDeclaration> Bind()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var model in document.Service.Models)
        {
            if (seen.Add(model.Name) && TableAttribute.Find(model.Attributes) is { } table && Bind(model, table) is { } declaration)
                yield return declaration;
        }
    }

    private TableDeclaration? Bind(ModelType model, TableAttribute table)
    {
        var columns = PropertyText.Present(_models.Fields(model)).Select(field => new ColumnDeclaration(field.WireName, Kind(field.Type), field)).ToEquatableArray();
        var key = columns.FirstOrDefault(column => column.Name == table.Key)?.Field;
        if (key is not { IsAlwaysPresent: true, Type.IsText: true })
            return null;

        return new()
        {
            Context = document.Context,
            Stem = document.Names.Find(TypeKind.Model, model.Name)!,
            DocumentName = model.Name,
            Name = table.Name ?? model.Plural,
            Row = _types.Of(TypeReference.Named(model.Name) with { Kind = TypeKind.Model }),
            Key = key.Type,
            KeyColumn = key.WireName,
            KeyProperty = key.Name,
            HasJournal = table.Journal,
            Columns = columns,
            Lists = _lists.Bind(model, columns).ToEquatableArray(),
        };
    }

    /// <summary>The kind of column that holds a type: a member of <c>Plumbline.Data.ColumnKind</c>.</summary>
    /// <param name="type">The type.</param>
    public static string Kind(TypeUse type) => type switch
    {
        { Shape: not TypeShape.Named } => "Json",
        { Kind: TypeKind.Enum } => "Text",
        { Kind: TypeKind.Primitive } => type.Primitive switch
        {
            Primitive.Boolean => "Boolean",
            Primitive.Integer => "Int32",
            Primitive.Long => "Int64",
            Primitive.Double => "Double",
            Primitive.Decimal => "Decimal",
            Primitive.String => "Text",
            Primitive.Uuid => "Uuid",
            Primitive.Date => "Date",
            Primitive.DateTime => "DateTime",
            _ => "Json",
        },
        _ => "Json",
    };
}
