using Plumbline.Spec.Collections;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Streams;

/// <summary>A member of an event union: an event that tells of a row.</summary>
public sealed record EventMember
{
    private static readonly (string Suffix, EventOperations Operations)[] s_conventions =
    [
        ("_upserted", EventOperations.Created | EventOperations.Updated),
        ("_created", EventOperations.Created),
        ("_inserted", EventOperations.Created),
        ("_updated", EventOperations.Updated),
        ("_deleted", EventOperations.Deleted),
    ];

    /// <summary>The union's member.</summary>
    public required UnionMember Member { get; init; }

    /// <summary>The member's model.</summary>
    public required ModelType Model { get; init; }

    /// <summary>What it tells, by its name: <c>user_upserted</c>, <c>user_created</c>, <c>user_updated</c>, <c>user_deleted</c>.</summary>
    public required EventOperations Operations { get; init; }

    /// <summary>The model's fields, in their order.</summary>
    public required EquatableArray<EventField> Fields { get; init; }

    /// <summary>Whether the row and the journal do not have all that it requires.</summary>
    public bool NeedsService => Fields.Any(field => field.Source == EventFieldSource.Service);

    /// <summary>The endings of names that tell an operation.</summary>
    public static IEnumerable<string> Suffixes => s_conventions.Select(c => c.Suffix);

    /// <summary>What a member tells by its name; nothing where its name has another ending.</summary>
    /// <param name="name">The name of the member's type.</param>
    public static EventOperations OperationsOf(string name) =>
        Array.Find(s_conventions, c => name.EndsWith(c.Suffix, StringComparison.Ordinal)).Operations;

    /// <summary>A member, seen as an event of a model.</summary>
    /// <param name="member">The union's member.</param>
    /// <param name="model">The member's model.</param>
    /// <param name="subject">The model whose rows it tells of.</param>
    /// <param name="key">The type of the subject's key; null where it is not known.</param>
    public static EventMember Of(UnionMember member, ModelType model, ModelType subject, TypeReference? key) => new()
    {
        Member = member,
        Model = model,
        Operations = OperationsOf(member.Type.Name),
        Fields = model.Fields.Select(field => new EventField(field, SourceOf(field, subject, key))).ToEquatableArray(),
    };

    private static EventFieldSource SourceOf(Field field, ModelType subject, TypeReference? key)
    {
        if (field.Type is { Shape: TypeShape.Named, Kind: TypeKind.Model, Namespace: null } type && type.Name == subject.Name)
            return EventFieldSource.Row;

        if (field is { Name: "event_id", Type: { Shape: TypeShape.Named, Primitive: Primitive.String or Primitive.Uuid } })
            return EventFieldSource.EventId;

        if (field is { Name: "timestamp", Type: { Shape: TypeShape.Named, Primitive: Primitive.DateTime } })
            return EventFieldSource.Timestamp;

        if ((field.Name == "id" || field.Name == subject.Name + "_id") && field.Type == key)
            return EventFieldSource.Key;

        return field.IsRequired && field.Default is null ? EventFieldSource.Service : EventFieldSource.Absent;
    }
}

/// <summary>A field of an event.</summary>
/// <param name="Field">The field.</param>
/// <param name="Source">Where its value comes from.</param>
public sealed record EventField(Field Field, EventFieldSource Source);
