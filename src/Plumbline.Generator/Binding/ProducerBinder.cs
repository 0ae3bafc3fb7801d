using Plumbline.Generator.CSharp;
using Plumbline.Spec.Attributes;
using Plumbline.Spec.Collections;
using Plumbline.Spec.Export.Sql;
using Plumbline.Spec.Model;
using Plumbline.Spec.Streams;

namespace Plumbline.Generator.Binding;

/// <summary>Declares what a service publishes.</summary>
/// <param name="project">Every document around.</param>
/// <param name="document">The document of the service.</param>
internal sealed class ProducerBinder(BoundProject project, BoundDocument document)
{
    private readonly TypeUses _types = new(project, document);

    /// <summary>The producers of the document's streams; those that rules refuse are left out.</summary>
    public IEnumerable<ProducerDeclaration> Bind()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var union in document.Service.Unions)
        {
            if (seen.Add(union.Name) && EventStream.Published(document.Service, union) is { Members.Count: > 0 } stream)
                yield return Bind(stream);
        }
    }

    private ProducerDeclaration Bind(EventStream stream)
    {
        var row = document.Names.Find(TypeKind.Model, stream.Subject.Name)!;
        var table = TableAttribute.Find(stream.Subject.Attributes)?.Name ?? stream.Subject.Plural;
        var told = EventOperations.None;
        var events = new List<EventDeclaration>();
        foreach (var member in stream.Members)
        {
            // What another member tells already is reported by a rule.
            var operations = member.Operations & ~told;
            told |= operations;
            if (operations != EventOperations.None)
                events.Add(Event(stream, member, operations));
        }

        return new()
        {
            Context = document.Context,
            Name = document.Names.Events.Producer(stream.Union.Name),
            DocumentName = stream.Union.Name,
            Stream = StreamBinder.Bind(document.Service, stream.Union),
            Union = _types.Of(TypeReference.Named(stream.Union.Name) with { Kind = TypeKind.Union }),
            TableName = SqlSchema.Table(table),
            PostgreSqlJournal = SqlSchema.Journal(table, SqlDialect.PostgreSql),
            SqliteJournal = SqlSchema.Journal(table, SqlDialect.Sqlite),
            TableClass = $"global::{document.Context.Namespace}.{row}Table",
            Row = _types.Of(TypeReference.Named(stream.Subject.Name) with { Kind = TypeKind.Model }),
            Events = events.ToEquatableArray(),
        };
    }

    private EventDeclaration Event(EventStream stream, EventMember member, EventOperations operations) => new()
    {
        Discriminator = member.Member.DiscriminatorValue,
        Type = _types.Of(member.Member.Type).Name,
        DocumentName = member.Model.Name,
        Operations = Names(operations).ToEquatableArray(),
        Values = Values(stream, member).ToEquatableArray(),
        Enricher = member.NeedsService ? document.Names.Events.Enricher(stream.Union.Name, member.Model.Name) : null,
        PartitionKey = stream.Attribute.PartitionKey is { } path ? PartitionKey(path, member.Model) : null,
    };

    // A resync tells of rows that are there, as if they had just come.
    private static IEnumerable<string> Names(EventOperations operations)
    {
        if (operations.HasFlag(EventOperations.Created))
        {
            yield return "Insert";
            yield return "Snapshot";
        }

        if (operations.HasFlag(EventOperations.Updated))
            yield return "Update";

        if (operations.HasFlag(EventOperations.Deleted))
            yield return "Delete";
    }

    private IEnumerable<string> Values(EventStream stream, EventMember member)
    {
        var names = FieldBinder.Names(member.Model.Fields, document.Names.Find(TypeKind.Model, member.Model.Name)!);
        foreach (var (field, name) in member.Fields.Zip(names, (field, name) => (field, name)))
        {
            var value = field.Source switch
            {
                EventFieldSource.Row => "row",
                EventFieldSource.Key => $"row.{Property(stream.Subject, stream.Key.Name)}",
                EventFieldSource.EventId when field.Field.Type.Primitive == Primitive.Uuid => "record.EventId",
                EventFieldSource.EventId => "record.EventId.ToString()",
                EventFieldSource.Timestamp => "record.At",
                _ => null,
            };
            if (value is not null)
                yield return $"{name} = {value}";
        }
    }

    // Steps through optional fields keep what is missing; then the row's key stands in.
    private string? PartitionKey(string path, ModelType model)
    {
        var (owner, expression) = (document, "made");
        foreach (var step in path.Split('.'))
        {
            if (model.Fields.FirstOrDefault(f => f.Name == step) is not { } field)
                return null;

            expression += "." + Property(owner, model, step);
            if (!field.IsRequired && field.Default is null)
                expression += "?";

            if (project.FindModel(owner, field.Type) is { } next && field.Type.Shape == TypeShape.Named)
            {
                (owner, model) = next;
                continue;
            }

            return KeyText(field, expression);
        }

        return null;
    }

    private static string? KeyText(Field field, string expression)
    {
        var isOptional = expression.EndsWith("?", StringComparison.Ordinal);
        var value = expression.TrimEnd('?');
        return field.Type switch
        {
            { Shape: TypeShape.Named, Primitive: Primitive.String } => value,
            { Shape: TypeShape.Named, Kind: TypeKind.Enum } or { Shape: TypeShape.Named, Primitive: Primitive.Uuid or Primitive.Boolean } =>
                value + (isOptional ? "?" : "") + ".ToString()",
            { Shape: TypeShape.Named, Kind: TypeKind.Primitive } =>
                $"{value} is {{ }} key ? global::System.Convert.ToString(key, global::System.Globalization.CultureInfo.InvariantCulture) : null",
            _ => null,
        };
    }

    private string Property(ModelType model, string field) => Property(document, model, field);

    private static string Property(BoundDocument owner, ModelType model, string field)
    {
        var names = FieldBinder.Names(model.Fields, owner.Names.Find(TypeKind.Model, model.Name)!);
        return names[model.Fields.Select(f => f.Name).ToList().IndexOf(field)];
    }
}
