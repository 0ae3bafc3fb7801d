using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Plumbline.Generator.Binding;
using Plumbline.Generator.CSharp;
using Plumbline.Spec.Model;

namespace Plumbline.Generator.Tests.Corpus;

/// <summary>Makes seeded random values of emitted types: every kind of member, unknown enum values and unknown union members included.</summary>
internal sealed class RandomValues(int seed, Assembly assembly, ProjectDeclarations declarations)
{
    private const int MaxDepth = 6;

    private static readonly string[] s_texts =
        ["", "a", "text with spaces", "quotes \" and \\ slashes / \n\t", "ünïcödé", "日本語", "\U0001F600 astral", "\u2028\u202E", new string('x', 300), "null", "0"];

    private readonly Random _random = new(seed);

    /// <summary>The run-time type of a type use.</summary>
    public Type TypeOf(TypeUse use) => use.Shape switch
    {
        TypeShape.List => typeof(ApiList<>).MakeGenericType(TypeOf(use.Element!)),
        TypeShape.Map => typeof(ApiMap<>).MakeGenericType(TypeOf(use.Element!)),
        _ => use.Name switch
        {
            "bool" => typeof(bool),
            "int" => typeof(int),
            "long" => typeof(long),
            "double" => typeof(double),
            "decimal" => typeof(decimal),
            "string" => typeof(string),
            _ => Find(use.Name),
        },
    };

    /// <summary>A type by its full C# name.</summary>
    public Type Find(string name)
    {
        var plain = name.Replace("global::", "", StringComparison.Ordinal);
        return assembly.GetType(plain) ?? Type.GetType(plain) ?? typeof(JsonElement).Assembly.GetType(plain) ?? throw new InvalidOperationException(plain);
    }

    /// <summary>A random value.</summary>
    public object Value(TypeUse use, int depth = 0) => use.Shape switch
    {
        TypeShape.List => List(use, depth),
        TypeShape.Map => Map(use, depth),
        _ => use.Kind switch
        {
            TypeKind.Primitive => OfPrimitive(use.Primitive, depth),
            TypeKind.Enum => OfEnum(use),
            TypeKind.Model => Model(use, depth),
            TypeKind.Union => Union(use, depth),
            _ => Element("""{"any":1}"""),
        },
    };

    /// <summary>Whether a type has a value at all: a model that requires itself, directly or through others, has none.</summary>
    public bool HasValue(TypeUse use) => HasValue(use, []);

    private bool HasValue(TypeUse use, HashSet<string> around)
    {
        if (use.Shape != TypeShape.Named || use.Kind != TypeKind.Model)
            return true;

        var declaration = declarations.Models.First(m => FullName(m.Context, m.Name) == use.Name);
        return around.Add(use.Name) && declaration.Fields.Where(f => f.IsAlwaysPresent).All(f => HasValue(f.Type, [.. around]));
    }

    private static JsonElement Element(string json) => JsonDocument.Parse(json).RootElement;

    private static string FullName(DocumentContext context, string name) => $"global::{context.Namespace}.{name}";

    private T Pick<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];

    private object OfPrimitive(Primitive primitive, int depth) => primitive switch
    {
        Primitive.Boolean => _random.Next(2) == 0,
        Primitive.Integer => Pick([0, 1, -1, int.MaxValue, int.MinValue, _random.Next()]),
        Primitive.Long => Pick([0L, -1L, long.MaxValue, long.MinValue, _random.NextInt64()]),
        Primitive.Double => Pick([0D, -0.5D, 1e300, 5e-324, double.MaxValue, _random.NextDouble() * 1e6]),
        Primitive.Decimal => Pick([0M, 1.10M, -0.0000001M, decimal.MaxValue, decimal.MinValue, new decimal(_random.Next(), _random.Next(), _random.Next(), false, 17)]),
        Primitive.Uuid => new Guid([.. Enumerable.Range(0, 16).Select(_ => (byte)_random.Next(256))]),
        Primitive.Date => Pick([DateOnly.MinValue, DateOnly.MaxValue, new DateOnly(2024, 2, 29), DateOnly.FromDayNumber(_random.Next(700_000))]),
        Primitive.DateTime => Pick([
            DateTimeOffset.MinValue, DateTimeOffset.MaxValue, DateTimeOffset.UnixEpoch,
            new DateTimeOffset(2024, 2, 29, 23, 59, 59, TimeSpan.FromMinutes(-570)).AddTicks(_random.Next(10_000_000))]),
        Primitive.Object => depth > 3 ? Element("{}") : Element("""{"b":[1,2.50,null,{"ü":"\u00e9"}],"a":true}"""),
        Primitive.Json => Pick([Element("null"), Element("[]"), Element("1.0"), Element("\"x\""), Element("""{"a":{"a":[]}}""")]),
        _ => Pick(s_texts),
    };

    private object OfEnum(TypeUse use)
    {
        var type = TypeOf(use);
        var declaration = declarations.Enums.FirstOrDefault(e => FullName(e.Context, e.Name) == use.Name);
        var text = declaration is null || declaration.Values.Count == 0 || _random.Next(6) == 0
            ? "unheard_of_" + _random.Next(9).ToString(CultureInfo.InvariantCulture)
            : Pick(declaration.Values).Text;
        return type.GetMethod("FromText", BindingFlags.Public | BindingFlags.Static, [typeof(string)])!.Invoke(null, [text])!;
    }

    private object List(TypeUse use, int depth)
    {
        var count = depth >= MaxDepth || !HasValue(use.Element!) ? 0 : _random.Next(3);
        var items = Array.CreateInstance(TypeOf(use.Element!), count);
        for (var i = 0; i < count; i++)
            items.SetValue(Value(use.Element!, depth + 1), i);

        return typeof(ApiList).GetMethod(nameof(ApiList.ToApiList))!.MakeGenericMethod(TypeOf(use.Element!)).Invoke(null, [items])!;
    }

    private object Map(TypeUse use, int depth)
    {
        var element = TypeOf(use.Element!);
        var pair = typeof(KeyValuePair<,>).MakeGenericType(typeof(string), element);
        var keys = s_texts.OrderBy(_ => _random.Next()).Take(depth >= MaxDepth || !HasValue(use.Element!) ? 0 : _random.Next(3)).ToList();
        var items = Array.CreateInstance(pair, keys.Count);
        for (var i = 0; i < keys.Count; i++)
            items.SetValue(Activator.CreateInstance(pair, keys[i], Value(use.Element!, depth + 1)), i);

        return typeof(ApiMap).GetMethod(nameof(ApiMap.ToApiMap))!.MakeGenericMethod(element).Invoke(null, [items])!;
    }

    private object Model(TypeUse use, int depth)
    {
        var declaration = declarations.Models.First(m => FullName(m.Context, m.Name) == use.Name);
        var type = TypeOf(use);
        var value = Activator.CreateInstance(type)!;
        foreach (var field in declaration.Fields.Where(f => !f.Type.IsUnit))
        {
            if (field.IsAlwaysPresent || (depth < MaxDepth && _random.Next(2) == 0 && HasValue(field.Type)))
                type.GetProperty(field.Name)!.SetValue(value, Value(field.Type, depth + 1));
        }

        return value;
    }

    private object Union(TypeUse use, int depth)
    {
        var declaration = declarations.Unions.First(u => FullName(u.Context, u.Name) == use.Name);
        // Deep inside, what ends every recursion.
        if (declaration.Leaves.Count == 0 || depth >= MaxDepth || _random.Next(8) == 0)
            return Unknown(use, declaration);

        var leaf = Pick(declaration.Leaves);
        if (!HasValue(leaf.Type))
            return Unknown(use, declaration);

        var value = Value(leaf.Type, depth + 1);
        return leaf.WrapperName is null ? value : Activator.CreateInstance(Find(leaf.WrapperName), value)!;
    }

    private object Unknown(TypeUse use, UnionDeclaration declaration)
    {
        var json = declaration.Discriminator is { } discriminator
            ? $$"""{"z":[1,{"{{discriminator}}":"x"}],{{JsonSerializer.Serialize(discriminator)}}:"unheard_of","a":1.50}"""
            : """{"unheard_of":{"a":[1,2]}}""";
        return JsonSerializer.Deserialize(json, TypeOf(use))!;
    }
}
