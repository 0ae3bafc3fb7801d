using Plumbline.Spec.Attributes;
using Plumbline.Spec.Collections;
using Plumbline.Spec.Model;
using Plumbline.Spec.Naming;
using Plumbline.Spec.Streams;

namespace Plumbline.Spec.Export.Sql;

/// <summary>Finds the tables of a service.</summary>
internal static class TableModels
{
    private const string CreatedAt = "created_at";
    private const string UpdatedAt = "updated_at";
    private const string HashCode = "hash_code";

    /// <summary>The tables, in document order; what rules refuse is left out.</summary>
    /// <param name="service">The service, bound.</param>
    /// <param name="types">The documents around.</param>
    public static IEnumerable<TableModel> Of(Service service, ServiceTypes types)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var model in service.Models)
        {
            if (TableAttribute.Find(model.Attributes) is { } table
                && model.Fields.Any(f => f.Name == table.Key)
                && names.Add(table.Name ?? model.Plural))
                yield return Of(service, types, model, table);
        }

        foreach (var consumes in ConsumesAttribute.FindAll(service.Attributes))
        {
            if (ReplicaSource.Of(consumes, types.OfNamespace) is { } replica && names.Add(replica.TableName))
                yield return Of(replica, types);
        }
    }

    // Others' data is changed by events alone; its history is in its owner's journal.
    private static TableModel Of(ReplicaSource replica, ServiceTypes types)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var columns = replica.Fields.Where(f => f.Type.Primitive != Primitive.Unit && seen.Add(f.Name)).Select(f => Column(replica.Publisher, types, f)).ToList();
        AddOwn(columns, seen);
        return new()
        {
            Name = SqlNames.Join(replica.TableName),
            Key = replica.Stream.Key.Name,

            // A newer publisher may have values that this document does not know.
            Columns = columns.Select(c => c with { Values = default }).ToEquatableArray(),
            Indexes = Known(replica.Attribute.Indexes, seen),
            IsReplica = true,
        };
    }

    private static TableModel Of(Service service, ServiceTypes types, ModelType model, TableAttribute table)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var columns = model.Fields.Where(f => f.Type.Primitive != Primitive.Unit && seen.Add(f.Name)).Select(f => Column(service, types, f)).ToList();
        AddOwn(columns, seen);
        return new()
        {
            Name = SqlNames.Join(table.Name ?? model.Plural),
            Key = table.Key,
            Columns = columns.ToEquatableArray(),
            Indexes = Known(table.Indexes, seen),
            Unique = Known(table.Unique, seen),
            HasJournal = table.Journal,
            Streams = service.Unions
                .Where(union => EventStream.Published(service, union)?.Subject.Name == model.Name)
                .Select(union => StreamNaming.Union(union.Name))
                .Distinct()
                .ToEquatableArray(),
        };
    }

    private static void AddOwn(List<ColumnModel> columns, HashSet<string> seen)
    {
        columns.AddRange(new[] { CreatedAt, UpdatedAt }.Where(seen.Add).Select(name => new ColumnModel(name, ColumnKind.DateTime, false, null, default)));
        if (seen.Add(HashCode))
            columns.Add(new(HashCode, ColumnKind.Int64, false, null, default));
    }

    /// <summary>What a column is filled with where a row that somebody writes by hand leaves it out; stores always say it.</summary>
    /// <param name="column">The column.</param>
    /// <param name="table">Its table.</param>
    public static FilledColumn? Filled(ColumnModel column, TableModel table) => column switch
    {
        { Kind: ColumnKind.Uuid } when column.Name == table.Key => FilledColumn.Key,
        { Kind: ColumnKind.DateTime, Name: CreatedAt or UpdatedAt } => FilledColumn.Time,
        { Kind: ColumnKind.Int64, Name: HashCode } => FilledColumn.Hash,
        _ => null,
    };

    private static EquatableArray<EquatableArray<string>> Known(EquatableArray<EquatableArray<string>> lists, HashSet<string> columns) =>
        lists.Where(list => list.Count > 0 && list.All(columns.Contains)).Distinct().ToEquatableArray();

    private static ColumnModel Column(Service service, ServiceTypes types, Field field)
    {
        var kind = Kind(field.Type);
        var found = types.Enum(service, field.Type);
        var values = found is null ? default : found.Type.Values.Select(v => v.Text).ToEquatableArray();
        var isFilled = kind == ColumnKind.DateTime && field.Name is CreatedAt or UpdatedAt;
        return new(
            field.Name,
            kind,
            !isFilled && !field.IsRequired && field.Default is null,
            Default(field, kind, found?.Type),
            values);
    }

    // A new column of a table with rows needs a value for them. Times and ids are left out: nobody writes those as defaults of rows.
    private static string? Default(Field field, ColumnKind kind, EnumType? type) => kind switch
    {
        _ when field.Default is null => null,
        ColumnKind.Text when type is not null => type.Values.FirstOrDefault(v => v.Name == field.Default)?.Text,
        ColumnKind.Text or ColumnKind.Boolean or ColumnKind.Int32 or ColumnKind.Int64 or ColumnKind.Double or ColumnKind.Decimal => field.Default,
        ColumnKind.Json when field.Type.Shape != TypeShape.Named => field.Default,
        _ => null,
    };

    private static ColumnKind Kind(TypeReference type) => type switch
    {
        { Shape: not TypeShape.Named } => ColumnKind.Json,
        { Kind: TypeKind.Enum } => ColumnKind.Text,
        { Kind: TypeKind.Primitive } => type.Primitive switch
        {
            Primitive.Boolean => ColumnKind.Boolean,
            Primitive.Integer => ColumnKind.Int32,
            Primitive.Long => ColumnKind.Int64,
            Primitive.Double => ColumnKind.Double,
            Primitive.Decimal => ColumnKind.Decimal,
            Primitive.String => ColumnKind.Text,
            Primitive.Uuid => ColumnKind.Uuid,
            Primitive.Date => ColumnKind.Date,
            Primitive.DateTime => ColumnKind.DateTime,
            _ => ColumnKind.Json,
        },
        _ => ColumnKind.Json,
    };
}
