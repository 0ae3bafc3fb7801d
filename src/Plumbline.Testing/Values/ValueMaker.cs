using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Plumbline.Spec.Export;
using Plumbline.Spec.Model;
using DocumentFormat = Plumbline.Spec.Attributes.TextFormat;

namespace Plumbline.Testing.Values;

/// <summary>Makes JSON that the document allows.</summary>
/// <param name="types">What references stand for.</param>
/// <param name="providers">What the suite's author supplies, by place.</param>
/// <param name="seed">What choices start from: one seed, one sequence of values.</param>
internal sealed class ValueMaker(ServiceTypes types, IReadOnlyDictionary<string, Func<Random, JsonNode?>> providers, int seed)
{
    private const int MaxDepth = 6;
    private const string Letters = "abcdefghijklmnopqrstuvwxyz";

    private readonly Random _random = new(seed);

    // What makes texts differ from each other within a row, and from those of other rows.
    private readonly string _row = (seed & 0xFFFF).ToString("x", CultureInfo.InvariantCulture);
    private int _count;

    /// <summary>Where choices come from.</summary>
    public Random Random => _random;

    /// <summary>What references stand for.</summary>
    public ServiceTypes Types => types;

    /// <summary>A value.</summary>
    /// <param name="owner">The service that holds the reference.</param>
    /// <param name="limits">The type and what limits it.</param>
    /// <param name="isFull">Whether optional fields are there.</param>
    /// <param name="place">What providers call it; null where they cannot.</param>
    /// <exception cref="NoValueException">The document asks for what cannot be made up.</exception>
    public JsonNode? Make(Service owner, Limits limits, bool isFull, string? place = null) => Make(owner, limits, isFull, place, 0);

    /// <summary>A text of a length, like no other where there is room.</summary>
    public string Text(int length)
    {
        var unique = (++_count).ToString("x", CultureInfo.InvariantCulture) + _random.Next(4096).ToString("x", CultureInfo.InvariantCulture) + _row;
        if (length <= unique.Length)
            return unique[..Math.Max(0, length)];

        var text = new StringBuilder(unique);
        while (text.Length < length)
            text.Append(Letters[_random.Next(Letters.Length)]);

        return text.ToString();
    }

    /// <summary>A text of a known form.</summary>
    public string Formatted(DocumentFormat format) => format switch
    {
        DocumentFormat.Email => $"{Text(10)}Ab@example.io",
        DocumentFormat.Uri => $"https://example.io/{Text(10)}",
        DocumentFormat.HostName => $"{Text(8)}.example.io",
        DocumentFormat.IPv4 => $"192.0.2.{_random.Next(1, 255).ToString(CultureInfo.InvariantCulture)}",
        DocumentFormat.IPv6 => $"2001:db8::{_random.Next(1, 65535).ToString("x", CultureInfo.InvariantCulture)}",
        DocumentFormat.Phone => $"+1555{_random.Next(1000000, 9999999).ToString(CultureInfo.InvariantCulture)}",
        DocumentFormat.Currency => "EUR",
        DocumentFormat.Country => "DE",
        _ => "en",
    };

    private JsonNode? Make(Service owner, Limits limits, bool isFull, string? place, int depth)
    {
        if (place is not null && providers.TryGetValue(place, out var provide))
            return provide(_random);

        var type = limits.Type;
        switch (type.Shape)
        {
            case TypeShape.List:
                var count = Math.Max(limits.Minimum ?? 0, isFull && depth < MaxDepth ? Math.Min(2, limits.Maximum ?? 2) : 0);
                return new JsonArray([.. Enumerable.Range(0, (int)Math.Min(count, 1000)).Select(_ => Make(owner, limits.Item(type.Element!), isFull, null, depth + 1))]);
            case TypeShape.Map:
                var entries = Math.Max(limits.Minimum ?? 0, isFull && depth < MaxDepth ? 1 : 0);
                return new JsonObject(Enumerable.Range(0, (int)Math.Min(entries, 1000)).Select(i =>
                    KeyValuePair.Create("key" + i.ToString(CultureInfo.InvariantCulture), Make(owner, new Limits(type.Element!), isFull, null, depth + 1))));
            default:
                return MakeNamed(owner, limits, isFull, depth);
        }
    }

    private JsonNode? MakeNamed(Service owner, Limits limits, bool isFull, int depth)
    {
        var type = limits.Type;
        if (depth > 4 * MaxDepth)
            throw new NoValueException($"type {type} holds itself without an end");

        switch (type.Kind)
        {
            case TypeKind.Primitive:
                return Primitive(limits);
            case TypeKind.Enum when types.Enum(owner, type) is { Type.Values.Count: > 0 } found:
                return found.Type.Values[_random.Next(found.Type.Values.Count)].Text;
            case TypeKind.Model when providers.TryGetValue(type.Name, out var provide):
                return provide(_random);
            case TypeKind.Model when types.Model(owner, type) is { } found:
                return Object(found.Owner, type.Name, found.Type.Fields, isFull, depth);
            case TypeKind.Interface when types.Interface(owner, type) is { } found:
                return Object(found.Owner, type.Name, found.Type.Fields, isFull, depth);
            case TypeKind.Union when types.Union(owner, type) is { } found && DiscriminatedUnions.Leaves(found) is { Count: > 0 } leaves:
                return Member(found, leaves[depth > MaxDepth ? 0 : _random.Next(leaves.Count)], isFull, depth + 1);
            default:
                throw new NoValueException($"type {type} is not known");
        }
    }

    /// <summary>A union's value of one member.</summary>
    public JsonNode Member(DeclaredType<UnionType> union, UnionLeafType leaf, bool isFull, int depth = 0)
    {
        var content = Make(leaf.Owner, new Limits(leaf.Type), isFull, null, depth + 1);
        var isScalar = leaf.Type.Shape != TypeShape.Named || leaf.Type.Kind is TypeKind.Primitive;
        if (union.Type.Discriminator is not { } discriminator)
            return new JsonObject { [leaf.Value] = isScalar ? new JsonObject { ["value"] = content } : content };

        if (content is not JsonObject fields || leaf.Type is not { Shape: TypeShape.Named, Kind: TypeKind.Model or TypeKind.Union })
        {
            var isDecimal = leaf.Type is { Shape: TypeShape.Named, Primitive: Spec.Model.Primitive.Decimal };
            return new JsonObject { [discriminator] = leaf.Value, ["value"] = isDecimal ? content!.ToJsonString() : content };
        }

        var value = new JsonObject { [discriminator] = leaf.Value };
        foreach (var (name, field) in fields.ToList())
        {
            fields.Remove(name);
            if (name != discriminator)
                value[name] = field;
        }

        return value;
    }

    private JsonObject Object(Service owner, string name, IEnumerable<Field> fields, bool isFull, int depth)
    {
        var value = new JsonObject();
        foreach (var field in fields.Where(field => field.Type.Core.Primitive != Spec.Model.Primitive.Unit))
        {
            var isNeeded = field.IsRequired && field.Default is null;
            if (isNeeded || (isFull && depth < MaxDepth))
                value[field.Name] = Make(owner, new Limits(field), isFull, $"{name}.{field.Name}", depth + 1);
        }

        return value;
    }

    private JsonNode? Primitive(Limits limits)
    {
        var (least, most) = (limits.Minimum, limits.Maximum);
        switch (limits.Type.Primitive)
        {
            case Spec.Model.Primitive.Boolean:
                return _random.Next(2) == 0;
            case Spec.Model.Primitive.Integer:
                return (int)Number(least ?? Math.Min(0, most ?? 0), most ?? Math.Max(1000, least ?? 0));
            case Spec.Model.Primitive.Long:
                return Number(least ?? Math.Min(0, most ?? 0), most ?? Math.Max(1_000_000, least ?? 0));
            case Spec.Model.Primitive.Double or Spec.Model.Primitive.Decimal:
                return Number(least ?? Math.Min(0, most ?? 0), most ?? Math.Max(1000, least ?? 0));
            case Spec.Model.Primitive.String:
                return String(limits);
            case Spec.Model.Primitive.Uuid:
                var bytes = new byte[16];
                _random.NextBytes(bytes);
                return new Guid(bytes).ToString();
            case Spec.Model.Primitive.Date:
                return new DateOnly(2000, 1, 1).AddDays(_random.Next(20000)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            case Spec.Model.Primitive.DateTime:
                return DateTime.UnixEpoch.AddSeconds(_random.Next()).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
            case Spec.Model.Primitive.Object:
                return new JsonObject { ["any"] = Text(6) };
            case Spec.Model.Primitive.Json:
                return new JsonArray(Text(6), _random.Next(10));
            default:
                return null;
        }
    }

    private string String(Limits limits)
    {
        if (limits.Pattern is { } pattern)
        {
            // Made rather than the example: an example is one text, and fields may have to be unique.
            return PatternText.Make(pattern, _random, (int)Math.Min(limits.Minimum ?? 0, 1000), limits.IsTextOf)
                ?? (limits.Example is { } example && PatternText.IsMatch(example, pattern) ? example : null)
                ?? throw new NoValueException($"no text that matches {pattern} could be made; supply one with options.Provide(...)");
        }

        if (limits.Format is { } format)
            return Formatted(format);

        var least = (int)Math.Min(limits.Minimum ?? 0, 100_000);
        var most = (int)Math.Min(limits.Maximum ?? Math.Max(12, least), 100_000);
        return Text(Math.Clamp(10 + _random.Next(3), least, Math.Max(least, most)));
    }

    private long Number(long least, long most) => most <= least ? least : _random.NextInt64(least, most == long.MaxValue ? most : most + 1);
}

/// <summary>The document asks for a value that cannot be made up.</summary>
/// <param name="message">Which, and what to do.</param>
internal sealed class NoValueException(string message) : Exception(message);
