using System.Text;
using Plumbline.Spec.Binding;
using Plumbline.Spec.Model;
using Plumbline.Spec.Naming;
using Plumbline.Spec.Reading;

namespace Plumbline.Benchmarks.Builds;

/// <summary>Writes a document's types as somebody would who has no generator: records, and a serializer context that lists all of them.</summary>
internal static class HandWrittenRecords
{
    /// <summary>The source files.</summary>
    /// <param name="document">The document.</param>
    public static IEnumerable<string> Of(string document)
    {
        var service = ServiceBinder.Bind(DocumentReader.Read("api.json", document, CancellationToken.None).Service, []);
        var unions = service.Unions.SelectMany(u => u.Members.Select(t => (Member: t.Type.Name, Union: u.Name))).ToLookup(p => p.Member, p => p.Union, StringComparer.Ordinal);
        yield return File("using System.Text.Json.Serialization;\n", service.Enums.Select(Enum));
        yield return File("using System.Text.Json.Serialization;\n", service.Unions.Select(Union));
        foreach (var models in service.Models.Chunk(20))
            yield return File("", models.Select(model => Record(model, unions[model.Name].FirstOrDefault())));

        yield return File(
            "using System.Text.Json.Serialization;\n",
            [
                string.Concat(service.Models.Select(m => $"[JsonSerializable(typeof({CSharpName.Pascal(m.Name)}))]\n"))
                + "[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]\n"
                + "internal sealed partial class CommerceJson : JsonSerializerContext;\n",
            ]);
    }

    private static string File(string usings, IEnumerable<string> types) =>
        $"#nullable enable\nusing System;\nusing System.Collections.Generic;\n{usings}\nnamespace Commerce;\n\n{string.Join('\n', types)}";

    private static string Enum(EnumType type)
    {
        var name = CSharpName.Pascal(type.Name);
        return $"[JsonConverter(typeof(JsonStringEnumConverter<{name}>))]\ninternal enum {name}\n{{\n"
            + string.Concat(type.Values.Select(v => $"    [JsonStringEnumMemberName(\"{v.Name}\")]\n    {CSharpName.Pascal(v.Name)},\n"))
            + "}\n";
    }

    private static string Union(UnionType union) =>
        $"[JsonPolymorphic(TypeDiscriminatorPropertyName = \"{union.Discriminator}\")]\n"
        + string.Concat(union.Members.Select(t => $"[JsonDerivedType(typeof({CSharpName.Pascal(t.Type.Name)}), \"{t.Type.Name}\")]\n"))
        + $"internal abstract record {CSharpName.Pascal(union.Name)};\n";

    private static string Record(ModelType model, string? union)
    {
        var text = new StringBuilder();
        text.Append("internal sealed record ").Append(CSharpName.Pascal(model.Name)).Append(union is null ? "" : " : " + CSharpName.Pascal(union)).Append("\n{\n");
        foreach (var field in model.Fields)
        {
            text.Append("    public ").Append(field.IsRequired ? "required " : "").Append(Type(field.Type)).Append(field.IsRequired ? " " : "? ")
                .Append(CSharpName.Pascal(field.Name)).Append(field.Name == model.Name ? "Value" : "").Append(" { get; init; }\n\n");
        }

        return text.Append("}\n").ToString();
    }

    private static string Type(TypeReference type) => type.Shape switch
    {
        TypeShape.List => $"List<{Type(type.Element!)}>",
        TypeShape.Map => $"Dictionary<string, {Type(type.Element!)}>",
        _ => type.Name switch
        {
            "string" => "string",
            "integer" => "int",
            "long" => "long",
            "boolean" => "bool",
            "decimal" => "decimal",
            "double" => "double",
            "uuid" => "Guid",
            "date-iso8601" => "DateOnly",
            "date-time-iso8601" => "DateTimeOffset",
            var name => CSharpName.Pascal(name),
        },
    };
}
