using Plumbline.Spec.Collections;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Attributes;

/// <summary><c>format</c>, on a field or parameter: a well-known form of its text.</summary>
public sealed record FormatAttribute
{
    /// <summary>The attribute's name in a document.</summary>
    public const string AttributeName = "format";

    /// <summary>Which form.</summary>
    public required TextFormat Format { get; init; }

    /// <summary>The first usable <c>format</c> among attributes; null where there is none.</summary>
    /// <param name="attributes">A node's attributes.</param>
    public static FormatAttribute? Find(EquatableArray<ApiAttribute> attributes) => AttributeValues.First(attributes, AttributeName, Read);

    /// <summary>A form by its name in a document; null for a name that is none.</summary>
    /// <param name="name">The name, matched exactly.</param>
    public static TextFormat? ParseFormat(string? name) => name switch
    {
        "email" => TextFormat.Email,
        "uri" => TextFormat.Uri,
        "hostname" => TextFormat.HostName,
        "ipv4" => TextFormat.IPv4,
        "ipv6" => TextFormat.IPv6,
        "phone" => TextFormat.Phone,
        "currency" => TextFormat.Currency,
        "country" => TextFormat.Country,
        "language" => TextFormat.Language,
        _ => null,
    };

    /// <summary>The name of a format in documents.</summary>
    /// <param name="format">The format.</param>
    public static string ToName(TextFormat format) => format.ToString().ToLowerInvariant();

    private static FormatAttribute? Read(JsonValue value) =>
        ParseFormat(value.Text("name")) is { } format ? new() { Format = format } : null;
}

/// <summary>Well-known forms of text.</summary>
public enum TextFormat
{
    /// <summary><c>email</c>: an address such as <c>someone@example.io</c>.</summary>
    Email,

    /// <summary><c>uri</c>: an absolute URI.</summary>
    Uri,

    /// <summary><c>hostname</c>: a DNS name.</summary>
    HostName,

    /// <summary><c>ipv4</c>: four numbers.</summary>
    IPv4,

    /// <summary><c>ipv6</c>: groups of hexadecimal digits.</summary>
    IPv6,

    /// <summary><c>phone</c>: an E.164 number.</summary>
    Phone,

    /// <summary><c>currency</c>: three letters of ISO 4217.</summary>
    Currency,

    /// <summary><c>country</c>: letters of ISO 3166-1.</summary>
    Country,

    /// <summary><c>language</c>: a tag of BCP 47.</summary>
    Language,
}
