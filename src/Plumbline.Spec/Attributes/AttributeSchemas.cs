using static Plumbline.Spec.Attributes.AttributePlaces;
using static Plumbline.Spec.Attributes.AttributeValueKind;

namespace Plumbline.Spec.Attributes;

/// <summary>The schemas of all our attributes.</summary>
public static class AttributeSchemas
{
    /// <summary>All of them, by name.</summary>
    public static IReadOnlyList<AttributeSchema> All { get; } =
    [
        new(AuthAttribute.AttributeName, Service | Resource | Operation,
        [
            new("scheme", Word) { Words = ["bearer", "basic", "api_key", "mutual_tls", "none"] },
            new("scopes", TextList),
            new("policy", Text),
        ]),
        new(ConsumesAttribute.AttributeName, Service,
        [
            new("union", Text, IsRequired: true),
            new("handler", Flag),
            new("replica", AttributeValueKind.Object)
            {
                Keys = [new("of", Text, IsRequired: true), new("name", Text), new("fields", TextList), new("indexes", TextLists)],
            },
        ], MayRepeat: true),
        new(FilterAttribute.AttributeName, Parameter,
        [
            new("field", Text, IsRequired: true),
            new("match", Word) { Words = ["equals", "prefix", "from", "to"] },
        ]),
        new(FormatAttribute.AttributeName, Field | Parameter,
        [
            new("name", Word, IsRequired: true)
            {
                Words = ["email", "uri", "hostname", "ipv4", "ipv6", "phone", "currency", "country", "language"],
            },
        ]),
        new(IdempotentAttribute.AttributeName, Operation, [new("value", Flag), new("key_header", Text)]),
        new(LatencyBudgetAttribute.AttributeName, Service | Operation, [new("p99_milliseconds", Positive, IsRequired: true)]),
        new(LinterAttribute.AttributeName, Anywhere,
        [
            new("ignore", TextList, IsRequired: true),
            new("reason", Text, IsRequired: true),
            new("until", Date),
        ], MayRepeat: true),
        new(OperationNameAttribute.AttributeName, Operation, [new("name", Text, IsRequired: true)]),
        new(OwnerAttribute.AttributeName, Service,
        [
            new("team", Text, IsRequired: true),
            new("contact", Text),
            new("audience", Word) { Words = ["public", "company", "internal"] },
        ]),
        new(PagingAttribute.AttributeName, Operation,
        [
            new("limit", Text),
            new("offset", Text),
            new("cursor", Text),
            new("default", Positive),
            new("maximum", Positive),
        ]),
        new(PatternAttribute.AttributeName, Field | Parameter, [new("regex", Text, IsRequired: true)]),
        new(RateLimitAttribute.AttributeName, Service | Resource | Operation,
        [
            new("permits", Positive, IsRequired: true),
            new("per_seconds", Positive, IsRequired: true),
            new("by", Word) { Words = ["client", "all"] },
        ]),
        new(SortAttribute.AttributeName, Operation,
        [
            new("parameter", Text),
            new("fields", TextList, IsRequired: true),
            new("default", Text),
        ]),
        new(StreamAttribute.AttributeName, Union,
        [
            new("of", Text),
            new("serialization", Word) { Words = ["json"] },
            new("partition_key", Text),
            new("delivery", Word) { Words = ["observe", "consume"] },
        ]),
        new(TableAttribute.AttributeName, AttributePlaces.Model,
        [
            new("name", Text),
            new("key", Text),
            new("indexes", TextLists),
            new("unique", TextLists),
            new("journal", Flag),
        ]),
        new(TimeoutAttribute.AttributeName, Service | Operation, [new("milliseconds", Positive, IsRequired: true)]),
    ];

    /// <summary>The schema of an attribute; null for words that are not ours.</summary>
    /// <param name="name">The attribute's name.</param>
    public static AttributeSchema? Find(string name) => All.FirstOrDefault(schema => schema.Name == name);
}
