using Plumbline.Spec.Binding;
using Plumbline.Spec.Model;
using Plumbline.Spec.Tests.Reading;

namespace Plumbline.Spec.Tests.Binding;

public sealed class ServiceBinderTests
{
    private const string Common = """
        { "name": "common", "namespace": "io.example.common.v0",
          "enums": { "unit_of_time": { "values": [ { "name": "day" } ] } },
          "interfaces": { "named": { "fields": [] } },
          "unions": { "party": { "types": [ { "type": "name" } ] } },
          "models": { "name": { "fields": [ { "name": "first", "type": "string" }, { "name": "period", "type": "unit_of_time" } ] } } }
        """;

    private static readonly ImportSource s_common = new("https://example.io/example/common/1.0.0/service.json", Samples.ReadClean(Common));

    [Theory]
    [InlineData("UUID", "uuid", TypeKind.Primitive)]
    [InlineData("map", "map[string]", TypeKind.Primitive)]
    [InlineData("other", "other", TypeKind.Model)]
    [InlineData("io.example.own.v0.models.other", "other", TypeKind.Model)]
    [InlineData("io.example.own.v0.other", "other", TypeKind.Model)]
    [InlineData("[io.example.common.v0.models.name]", "[io.example.common.v0.models.name]", TypeKind.Model)]
    [InlineData("io.example.common.v0.name", "io.example.common.v0.models.name", TypeKind.Model)]
    [InlineData("io.example.common.v0.enums.unit_of_time", "io.example.common.v0.enums.unit_of_time", TypeKind.Enum)]
    [InlineData("io.example.common.v0.unions.party", "io.example.common.v0.unions.party", TypeKind.Union)]
    [InlineData("io.example.common.v0.models.party", "io.example.common.v0.models.party", TypeKind.Unresolved)]
    [InlineData("nobody", "nobody", TypeKind.Unresolved)]
    [InlineData("dotted.name", "dotted.name", TypeKind.Model)]
    public void Resolves_names(string written, string resolved, TypeKind kind)
    {
        var type = Samples.Bind($$"""
            { "name": "own", "namespace": "io.example.own.v0", "models": { "other": {}, "dotted.name": {}, "m": { "fields": [ { "name": "f", "type": "{{written}}" } ] } } }
            """, s_common).Models[2].Fields[0].Type;

        Assert.Equal((resolved, kind), (type.ToString(), type.Core.Kind));
    }

    [Theory]
    [InlineData("model", "io.example.common.v0.enums.unit_of_time")]
    [InlineData("first", "string")]
    public void Infers_path_parameters_from_an_imported_model(string name, string type)
    {
        var parameter = Samples.Bind($$"""
            { "name": "own", "resources": { "io.example.common.v0.models.name": { "operations": [ { "method": "GET", "path": "/:{{(name == "model" ? "period" : name)}}" } ] } } }
            """, s_common).Resources[0].Operations[0].Parameters[0];

        Assert.Equal((type, true), (parameter.Type.ToString(), parameter.IsRequired));
    }

    [Theory]
    [InlineData("uuid", "uuid", "uuid")]
    [InlineData("uuid", "long", "string")]
    public void Infers_path_parameters_of_a_union_where_its_members_agree(string first, string second, string inferred)
    {
        var service = Samples.Bind($$"""
            { "name": "own", "unions": { "u": { "types": [ { "type": "a" }, { "type": "b" } ] } },
              "models": { "a": { "fields": [ { "name": "id", "type": "{{first}}" } ] }, "b": { "fields": [ { "name": "id", "type": "{{second}}" } ] } },
              "resources": { "u": { "operations": [ { "method": "GET", "path": "/:id/:other" } ] } } }
            """);

        Assert.Equal([inferred, "string"], service.Resources[0].Operations[0].Parameters.Select(parameter => parameter.Type.ToString()));
    }

    [Fact]
    public void Prefers_the_interface_in_lists_of_interfaces()
    {
        var service = Samples.Bind("""
            { "name": "own", "interfaces": { "person": {} }, "unions": { "person": { "interfaces": ["person"], "types": [ { "type": "user" } ] } },
              "models": { "user": { "interfaces": ["person", "io.example.common.v0.interfaces.named"] }, "m": { "fields": [ { "name": "f", "type": "person" } ] } } }
            """, s_common);

        Assert.All(service.Models[0].Interfaces, type => Assert.Equal(TypeKind.Interface, type.Kind));
        Assert.Equal(TypeKind.Union, service.Models[1].Fields[0].Type.Kind);
    }

    [Fact]
    public void Takes_the_document_that_the_import_names_else_the_highest_version()
    {
        var old = Version("1.9.0", "old");
        var young = Version("1.10.0-dev", "young");

        Assert.Equal(TypeKind.Model, Kind("", "young", old, young));
        Assert.Equal(TypeKind.Unresolved, Kind("", "old", old, young));
        Assert.Equal(TypeKind.Model, Kind("https://elsewhere.io/example/common/1.9.0/service.json", "old", old, young));
        Assert.Equal(TypeKind.Model, Kind("https://elsewhere.io/example/common/latest/service.json", "young", old, young));
    }

    [Fact]
    public void Tells_documents_that_it_cannot_tell_apart_and_imports_that_nobody_answers()
    {
        var declared = Own("https://example.io/example/missing/latest/service.json", "a");
        var bound = ServiceBinder.BindWithImports(declared, [Version("1.0.0", "a") with { Uri = "http://b" }, Version("1.0.0", "b") with { Uri = "http://a" }]);

        Assert.Equal(["http://a", "http://b"], Assert.Single(bound.Ambiguities).Sources);
        Assert.Equal([0], bound.MissingImports);
    }

    [Fact]
    public void The_same_document_twice_is_no_ambiguity() =>
        Assert.Empty(ServiceBinder.BindWithImports(Own("", "a"), [Version("1.0.0", "a"), Version("1.0.0", "a") with { Uri = "http://b" }]).Ambiguities);

    [Fact]
    public void Binding_twice_changes_nothing()
    {
        var bound = Samples.Bind(Samples.Shop);

        Assert.Equal(bound, ServiceBinder.Bind(bound, []));
    }

    private static TypeKind Kind(string import, string type, params ImportSource[] sources) =>
        ServiceBinder.Bind(Own(import, type), sources).Models[0].Fields[0].Type.Kind;

    private static Service Own(string import, string type)
    {
        var imports = import.Length == 0 ? "" : $$"""{ "uri": "{{import}}" }""";
        return Samples.ReadClean($$"""
            { "name": "own", "imports": [ {{imports}} ], "models": { "m": { "fields": [ { "name": "f", "type": "io.example.common.v0.models.{{type}}" } ] } } }
            """);
    }

    private static ImportSource Version(string version, string model) => new(null, Samples.ReadClean($$"""
        { "name": "common", "organization": { "key": "example" }, "application": { "key": "common" }, "namespace": "io.example.common.v0", "version": "{{version}}",
          "models": [ { "name": "{{model}}", "plural": "x", "fields": [] } ] }
        """));
}
