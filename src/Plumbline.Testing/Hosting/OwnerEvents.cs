using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Plumbline.Data;
using Plumbline.Events;
using Plumbline.Spec.Attributes;
using Plumbline.Spec.Export;
using Plumbline.Spec.Export.Sql;
using Plumbline.Spec.Model;
using Plumbline.Spec.Streams;
using Plumbline.Testing.Documents;
using Plumbline.Testing.Requests;
using Plumbline.Testing.Values;

namespace Plumbline.Testing.Hosting;

/// <summary>Another service's part, played for one that keeps a replica: tells it of that service's things, and looks at what it keeps.</summary>
internal sealed class OwnerEvents
{
    private readonly InMemoryEventStream _stream;
    private readonly Storage _storage;
    private readonly StreamName _name;
    private readonly ServiceTypes _types;
    private readonly Dictionary<string, long> _sequences = new(StringComparer.Ordinal);

    private OwnerEvents(InMemoryEventStream stream, Storage storage, StreamName name, ServiceTypes types, ReplicaSource source, TableModel table)
    {
        (_stream, _storage, _name, _types) = (stream, storage, name, types);
        (Source, Table) = (source, table);
    }

    /// <summary>Where its owner tells.</summary>
    public InMemoryEventStream Stream => _stream;

    /// <summary>What the replica is made of.</summary>
    public ReplicaSource Source { get; }

    /// <summary>Its table.</summary>
    public TableModel Table { get; }

    /// <summary>The replicas that a document has.</summary>
    public static IEnumerable<ReplicaSource> Sources(TestedDocument document) => ConsumesAttribute.FindAll(document.Service.Attributes)
        .Select(consumes => ReplicaSource.Of(consumes, document.Types.OfNamespace))
        .OfType<ReplicaSource>();

    /// <summary>The owners of a service's replicas; empty where they cannot be played.</summary>
    /// <param name="services">The service's services.</param>
    /// <param name="document">Its document.</param>
    public static IReadOnlyList<OwnerEvents> Of(IServiceProvider? services, TestedDocument document)
    {
        if (services is null)
            return [];

        var stream = services.GetService<InMemoryEventStream>() ?? services.GetService<IEventStream>() as InMemoryEventStream;
        if (stream is null || services.GetService<Storage>() is not { } storage || services.GetService<EventSettings>() is not { } settings)
            return [];

        var consumers = services.GetServices<EventConsumer>().ToList();
        var tables = TableModels.Of(document.Service, document.Types).Where(table => table.IsReplica).ToList();
        return
        [
            .. from source in Sources(document)
               let consumer = consumers.Find(consumer => consumer.IsReplica && consumer.Union == Spec.Naming.StreamNaming.Union(source.Stream.Union.Name))
               let table = tables.Find(table => table.Name == SqlNames.Join(source.TableName))
               where consumer is not null && table is not null
               select new OwnerEvents(
                   stream, storage, new(settings.Environment, consumer.Service, consumer.Major, consumer.Union, consumer.Serialization), document.Types, source, table),
        ];
    }

    /// <summary>A thing of the owner's.</summary>
    /// <param name="maker">Makes values.</param>
    /// <param name="known">What is given.</param>
    public JsonObject Thing(ValueMaker maker, JsonObject known)
    {
        var thing = (JsonObject)maker.Make(Source.Publisher, new Limits(TypeReference.Named(Source.Stream.Subject.Name) with { Kind = TypeKind.Model }), isFull: true)!;
        foreach (var (name, value) in known)
            thing[name] = value?.DeepClone();

        return thing;
    }

    /// <summary>The key of a thing, as text.</summary>
    public string KeyOf(JsonObject thing) => ParameterText.Of(thing[Source.Stream.Key.Name]);

    /// <summary>Tells what has happened to a thing.</summary>
    /// <param name="operation">What.</param>
    /// <param name="thing">The thing after it; before it where it was deleted.</param>
    /// <param name="maker">Makes what the event has beside the thing.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The event, to be told again; null where the owner's union has none for this.</returns>
    public async Task<OutgoingEvent?> TellAsync(EventOperations operation, JsonObject thing, ValueMaker maker, CancellationToken cancellationToken)
    {
        var union = new DeclaredType<UnionType>(Source.Publisher, Source.Stream.Union);
        var member = Source.Stream.Members.FirstOrDefault(member => member.Operations.HasFlag(operation));
        if (member is null || DiscriminatedUnions.Leaves(union).Find(leaf => leaf.Value == member.Member.DiscriminatorValue) is not { } leaf)
            return null;

        var key = KeyOf(thing);
        var told = new OutgoingEvent
        {
            Id = Guid.NewGuid(),
            Key = key,
            Sequence = _sequences[key] = _sequences.GetValueOrDefault(key) + 1,
            Time = DateTimeOffset.UtcNow,
            Type = leaf.Value,
            ContentType = "application/json",
            Body = default,
        };
        var body = (JsonObject)maker.Member(union, leaf, isFull: true);
        var fields = union.Type.Discriminator is null ? (JsonObject)body[leaf.Value]! : body;
        foreach (var field in member.Fields)
        {
            if (field.Source == EventFieldSource.EventId)
                fields[field.Field.Name] = told.Id.ToString();
            else if (field.Source == EventFieldSource.Timestamp)
                fields[field.Field.Name] = told.Time.ToString("O", CultureInfo.InvariantCulture);
            else if (field.Source == EventFieldSource.Key)
                fields[field.Field.Name] = thing[Source.Stream.Key.Name]?.DeepClone();
            else if (field.Field.Type is { Shape: TypeShape.Named, Kind: TypeKind.Model } type && type.Name == Source.Stream.Subject.Name)
                fields[field.Field.Name] = thing.DeepClone();
        }

        told = told with { Body = Encoding.UTF8.GetBytes(body.ToJsonString()) };
        await AgainAsync(told, cancellationToken).ConfigureAwait(false);
        return told;
    }

    /// <summary>Tells an event, for the first time or again.</summary>
    public async Task AgainAsync(OutgoingEvent told, CancellationToken cancellationToken)
    {
        await _stream.EnsureAsync(new() { Name = _name }, cancellationToken).ConfigureAwait(false);
        await _stream.PublishAsync(_name, [told], cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Waits until the service has dealt with everything.</summary>
    /// <exception cref="TimeoutException">It has not.</exception>
    public Task SettledAsync(TimeSpan limit, CancellationToken cancellationToken) => _stream.SettledAsync(limit, cancellationToken);

    /// <summary>What the service keeps of a thing.</summary>
    public Task<IReadOnlyList<StoredRow>> RowsAsync(string key, CancellationToken cancellationToken) =>
        StoredRow.ReadAsync(_storage, SqlNames.Quote(Table.Name), Table.Key, Table.Key, key, cancellationToken);
}
