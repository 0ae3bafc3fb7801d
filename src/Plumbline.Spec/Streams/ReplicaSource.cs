using Plumbline.Spec.Attributes;
using Plumbline.Spec.Collections;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Streams;

/// <summary>What a replica is made of: the publisher's model and the events that tell of it.</summary>
public sealed record ReplicaSource
{
    private const string Section = ".unions.";

    /// <summary>What the consuming document says.</summary>
    public required ReplicaAttribute Attribute { get; init; }

    /// <summary>The publisher.</summary>
    public required Service Publisher { get; init; }

    /// <summary>The events.</summary>
    public required EventStream Stream { get; init; }

    /// <summary>The copied fields: the key first where the document leaves it out, otherwise in the publisher's order.</summary>
    public required EquatableArray<Field> Fields { get; init; }

    /// <summary>The replica's table.</summary>
    public string TableName => Attribute.Name ?? Stream.Subject.Plural;

    /// <summary>The namespace and the name of a consumed union.</summary>
    /// <param name="consumes">What the consuming document says.</param>
    /// <returns>Null where the name is not qualified.</returns>
    public static (string Namespace, string Name)? Split(ConsumesAttribute consumes)
    {
        var section = consumes.Union.LastIndexOf(Section, StringComparison.Ordinal);
        return section < 0 ? null : (consumes.Union.Substring(0, section), consumes.Union.Substring(section + Section.Length));
    }

    /// <summary>Finds out what a replica is made of.</summary>
    /// <param name="consumes">What the consuming document says.</param>
    /// <param name="publisher">Finds a service by its namespace.</param>
    /// <returns>Null where it wants no replica, or names something that the publisher does not have; rules report that.</returns>
    public static ReplicaSource? Of(ConsumesAttribute consumes, Func<string, Service?> publisher)
    {
        if (consumes.Replica is not { } replica || Split(consumes) is not { } name || publisher(name.Namespace) is not { } service)
            return null;

        var model = replica.Of.Substring(replica.Of.LastIndexOf('.') + 1);
        if (service.Unions.FirstOrDefault(u => u.Name == name.Name) is not { } union || EventStream.Consumed(service, union, model) is not { } stream)
            return null;

        return new()
        {
            Attribute = replica,
            Publisher = service,
            Stream = stream,
            Fields = stream.Subject.Fields
                .Where(f => replica.Fields.Count == 0 || f.Name == stream.Key.Name || replica.Fields.Contains(f.Name))
                .ToEquatableArray(),
        };
    }
}
