using Plumbline.Spec.Collections;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Attributes;

/// <summary><c>owner</c>, on the service: whose it is, and for whom.</summary>
public sealed record OwnerAttribute
{
    /// <summary>The attribute's name in a document.</summary>
    public const string AttributeName = "owner";

    /// <summary>The team.</summary>
    public required string Team { get; init; }

    /// <summary>Where to reach it; null where the document does not say.</summary>
    public string? Contact { get; init; }

    /// <summary>Who may use the service; null where the document does not say.</summary>
    public Audience? Audience { get; init; }

    /// <summary>The first usable <c>owner</c> among attributes; null where there is none.</summary>
    /// <param name="attributes">A node's attributes.</param>
    public static OwnerAttribute? Find(EquatableArray<ApiAttribute> attributes) => AttributeValues.First(attributes, AttributeName, Read);

    /// <summary>An audience by its name in a document; null for a name that is none.</summary>
    /// <param name="name">The name, matched exactly.</param>
    public static Audience? ParseAudience(string? name) => name switch
    {
        "public" => Attributes.Audience.Public,
        "company" => Attributes.Audience.Company,
        "internal" => Attributes.Audience.Internal,
        _ => null,
    };

    private static OwnerAttribute? Read(JsonValue value) =>
        value.Text("team") is { } team
            ? new() { Team = team, Contact = value.Text("contact"), Audience = ParseAudience(value.Text("audience")) }
            : null;
}

/// <summary>Who may use a service.</summary>
public enum Audience
{
    /// <summary><c>public</c>: anybody.</summary>
    Public,

    /// <summary><c>company</c>: every service of the company.</summary>
    Company,

    /// <summary><c>internal</c>: the team's own services.</summary>
    Internal,
}
