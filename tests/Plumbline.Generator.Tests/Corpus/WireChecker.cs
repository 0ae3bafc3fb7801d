using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Plumbline.Spec.Model;
using JsonValueKind = System.Text.Json.JsonValueKind;

namespace Plumbline.Generator.Tests.Corpus;

/// <summary>
/// Holds written JSON against the document alone: no emitted code, no runtime of ours. The wire format is section by section that of the
/// apibuilder generators: flat discriminated models, wrapped scalars, one-key objects for undiscriminated unions.
/// </summary>
/// <param name="services">The bound services by namespace; the document under test under the empty name.</param>
internal sealed partial class WireChecker(IReadOnlyDictionary<string, Service> services)
{
    /// <summary>What is wrong with a value; empty where nothing is.</summary>
    public List<string> Check(TypeReference type, JsonElement value)
    {
        var problems = new List<string>();
        Check(type, "", value, "$", problems);
        return problems;
    }

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{0,6}[1-9])?(Z|[+-]\d{2}:\d{2})$")]
    private static partial Regex DateTimePattern { get; }

    private void Check(TypeReference type, string home, JsonElement value, string path, List<string> problems)
    {
        var owner = type.Namespace ?? home;
        switch (type.Shape)
        {
            case TypeShape.List when Is(value, JsonValueKind.Array, path, problems):
                foreach (var (item, i) in value.EnumerateArray().Select((item, i) => (item, i)))
                    Check(type.Element!, home, item, $"{path}[{i}]", problems);
                break;
            case TypeShape.Map when Is(value, JsonValueKind.Object, path, problems):
                foreach (var member in value.EnumerateObject())
                    Check(type.Element!, home, member.Value, $"{path}.{member.Name}", problems);
                break;
            case TypeShape.Named:
                CheckNamed(type, owner, value, path, problems);
                break;
        }
    }

    private void CheckNamed(TypeReference type, string owner, JsonElement value, string path, List<string> problems)
    {
        switch (type.Kind)
        {
            case TypeKind.Primitive:
                CheckPrimitive(type.Primitive, value, path, problems);
                break;
            case TypeKind.Enum:
                // Open: any text may pass through, but it is text, and never empty.
                if (Is(value, JsonValueKind.String, path, problems) && value.GetString()!.Length == 0)
                    problems.Add($"{path}: an enum without text");
                break;
            case TypeKind.Model when Is(value, JsonValueKind.Object, path, problems):
                CheckModel(owner, services[owner].Models.First(m => m.Name == type.Name), value, path, problems);
                break;
            case TypeKind.Union when Is(value, JsonValueKind.Object, path, problems):
                CheckUnion(owner, services[owner].Unions.First(u => u.Name == type.Name), value, path, problems);
                break;
        }
    }

    private void CheckModel(string owner, ModelType model, JsonElement value, string path, List<string> problems)
    {
        var membership = services[owner].Unions
            .Where(u => u.Discriminator is not null)
            .SelectMany(u => u.Members.Select(m => (u.Discriminator, Member: m)))
            .FirstOrDefault(m => m.Member.Type is { Shape: TypeShape.Named, Kind: TypeKind.Model, Namespace: null } t && t.Name == model.Name);
        if (membership.Member is { } member
            && (!value.TryGetProperty(membership.Discriminator!, out var d) || d.ValueKind != JsonValueKind.String || d.GetString() != member.DiscriminatorValue))
        {
            problems.Add($"{path}: lacks {membership.Discriminator} = {member.DiscriminatorValue}");
        }

        foreach (var property in value.EnumerateObject())
        {
            if (property.Name != membership.Discriminator && !model.Fields.Any(f => f.Name == property.Name))
                problems.Add($"{path}.{property.Name}: not in the document");
        }

        foreach (var field in model.Fields.Where(f => f.Type.Core.Primitive != Primitive.Unit))
        {
            if (!value.TryGetProperty(field.Name, out var content))
            {
                if (field.IsRequired || field.Default is not null)
                    problems.Add($"{path}.{field.Name}: missing");
            }
            else
            {
                Check(field.Type, owner, content, $"{path}.{field.Name}", problems);
            }
        }
    }

    private void CheckUnion(string owner, UnionType union, JsonElement value, string path, List<string> problems)
    {
        if (union.Discriminator is { } discriminator)
        {
            if (!value.TryGetProperty(discriminator, out var text) || text.ValueKind != JsonValueKind.String)
            {
                problems.Add($"{path}: lacks {discriminator}");
                return;
            }

            // What this document does not know passes through untouched.
            if (Leaves(owner, union).FirstOrDefault(l => l.DiscriminatorValue == text.GetString()) is not { } leaf)
                return;

            if (leaf.Type is { Shape: TypeShape.Named, Kind: TypeKind.Model })
            {
                CheckNamed(leaf.Type, leaf.Type.Namespace ?? owner, value, path, problems);
                return;
            }

            if (!value.TryGetProperty("value", out var wrapped) || value.EnumerateObject().Count() != 2)
                problems.Add($"{path}: a wrapped {leaf.Type} has {discriminator} and value, nothing else");
            else if (leaf.Type is { Shape: TypeShape.Named, Primitive: Primitive.Decimal })
                Is(wrapped, JsonValueKind.String, path, problems);
            else
                Check(leaf.Type, owner, wrapped, path + ".value", problems);
            return;
        }

        if (value.EnumerateObject().Count() != 1)
        {
            problems.Add($"{path}: an undiscriminated union has exactly one key");
            return;
        }

        var only = value.EnumerateObject().Single();
        if (Leaves(owner, union).FirstOrDefault(l => l.DiscriminatorValue == only.Name) is not { } member)
            return;

        if (member.Type is { Shape: TypeShape.Named, Kind: TypeKind.Primitive })
        {
            if (Is(only.Value, JsonValueKind.Object, path, problems) && only.Value.TryGetProperty("value", out var scalar))
                Check(member.Type, owner, scalar, path, problems);
            else
                problems.Add($"{path}: a primitive is wrapped in value");
        }
        else
        {
            Check(member.Type, owner, only.Value, $"{path}.{only.Name}", problems);
        }
    }

    private IEnumerable<UnionMember> Leaves(string owner, UnionType union) => union.Members.SelectMany(m =>
        m.Type is { Shape: TypeShape.Named, Kind: TypeKind.Union, Namespace: null }
            ? Leaves(owner, services[owner].Unions.First(u => u.Name == m.Type.Name))
            : [m]);

    private static void CheckPrimitive(Primitive primitive, JsonElement value, string path, List<string> problems)
    {
        var isRight = primitive switch
        {
            Primitive.Boolean => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            Primitive.Integer => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out _),
            Primitive.Long => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
            Primitive.Double => value.ValueKind == JsonValueKind.Number && double.IsFinite(value.GetDouble()),
            Primitive.Decimal => value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out _),
            Primitive.String => value.ValueKind == JsonValueKind.String,
            Primitive.Uuid => value.ValueKind == JsonValueKind.String && Guid.TryParseExact(value.GetString(), "D", out _),
            Primitive.Date => value.ValueKind == JsonValueKind.String
                && DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
            Primitive.DateTime => value.ValueKind == JsonValueKind.String && DateTimePattern.IsMatch(value.GetString()!),
            Primitive.Object => value.ValueKind == JsonValueKind.Object,
            _ => true,
        };
        if (!isRight)
            problems.Add($"{path}: {value.GetRawText()} is no {primitive.ToName()}");
    }

    private static bool Is(JsonElement value, JsonValueKind kind, string path, List<string> problems)
    {
        if (value.ValueKind == kind)
            return true;

        problems.Add($"{path}: {value.ValueKind} instead of {kind}");
        return false;
    }
}
