using Plumbline.Spec.Attributes;
using Plumbline.Spec.Collections;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Streams;

/// <summary>A union whose members are events of one model's rows, whether the document's own service publishes it or another one consumes it.</summary>
public sealed record EventStream
{
    private const string Suffix = "_event";

    /// <summary>The union.</summary>
    public required UnionType Union { get; init; }

    /// <summary>What the document says of the stream; the defaults where it says nothing.</summary>
    public required StreamAttribute Attribute { get; init; }

    /// <summary>The model whose rows the events tell of.</summary>
    public required ModelType Subject { get; init; }

    /// <summary>The field that is the subject's key.</summary>
    public required Field Key { get; init; }

    /// <summary>The members that are events: models of the document whose names tell an operation. A rule reports the others.</summary>
    public required EquatableArray<EventMember> Members { get; init; }

    /// <summary>The events that a service publishes.</summary>
    /// <param name="service">The service, bound.</param>
    /// <param name="union">The union.</param>
    /// <returns>Null where the union has no <c>stream</c> attribute, or its model has no journaled table; a rule reports that.</returns>
    public static EventStream? Published(Service service, UnionType union)
    {
        if (StreamAttribute.Find(union.Attributes) is not { } attribute)
            return null;

        var subject = service.Models.FirstOrDefault(model => model.Name == SubjectName(attribute, union.Name));
        return subject is not null && TableAttribute.Find(subject.Attributes) is { Journal: true } ? Of(service, union, attribute, subject) : null;
    }

    /// <summary>The events that tell of a model, as a consumer sees them.</summary>
    /// <param name="service">The publisher's service, bound.</param>
    /// <param name="union">The union.</param>
    /// <param name="subject">The model's name.</param>
    /// <returns>Null where there is no such model, or it has no key.</returns>
    public static EventStream? Consumed(Service service, UnionType union, string subject) =>
        service.Models.FirstOrDefault(model => model.Name == subject) is { } model
            ? Of(service, union, StreamAttribute.Find(union.Attributes) ?? new(), model)
            : null;

    /// <summary>The name of the model that a union tells of.</summary>
    /// <param name="attribute">What the document says of the stream.</param>
    /// <param name="union">The union's name; <c>user_event</c> tells of <c>user</c>.</param>
    public static string SubjectName(StreamAttribute attribute, string union) => attribute.Of
        ?? (union.EndsWith(Suffix, StringComparison.Ordinal) ? union.Substring(0, union.Length - Suffix.Length) : union);

    /// <summary>A member's model, where the member can be an event: a model of the same document.</summary>
    /// <param name="service">The service.</param>
    /// <param name="member">The member.</param>
    public static ModelType? ModelOf(Service service, UnionMember member) =>
        member.Type is { Shape: TypeShape.Named, Kind: TypeKind.Model, Namespace: null } type
            ? service.Models.FirstOrDefault(model => model.Name == type.Name)
            : null;

    private static EventStream? Of(Service service, UnionType union, StreamAttribute attribute, ModelType subject)
    {
        var keyName = TableAttribute.Find(subject.Attributes)?.Key ?? "id";
        if (subject.Fields.FirstOrDefault(field => field.Name == keyName) is not { } key)
            return null;

        return new()
        {
            Union = union,
            Attribute = attribute,
            Subject = subject,
            Key = key,
            Members = union.Members
                .Where(member => EventMember.OperationsOf(member.Type.Name) != EventOperations.None)
                .Select(member => (Member: member, Model: ModelOf(service, member)))
                .Where(pair => pair.Model is not null)
                .Select(pair => EventMember.Of(pair.Member, pair.Model!, subject, key.Type))
                .ToEquatableArray(),
        };
    }
}
