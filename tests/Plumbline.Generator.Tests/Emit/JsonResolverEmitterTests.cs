using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Plumbline.Generator.CSharp;
using Plumbline.Generator.Emit;
using Plumbline.Generator.Tests.Harness;
using Plumbline.Spec.Collections;
using static Plumbline.Generator.Tests.Emit.Declarations;

namespace Plumbline.Generator.Tests.Emit;

public sealed class JsonResolverEmitterTests
{
    private static readonly ResolverDeclaration s_resolver = new()
    {
        Context = Context,
        Name = "UserApiJson",
        Types = EquatableArray.Create(Types.Model("User"), Types.List(Types.Model("User")), Types.Map(Types.Model("User"))),
    };

    [Fact]
    public void Shows_the_documents_types_to_a_serializer_without_reflection()
    {
        var types = new EmittedTypes([.. Model("user", Field("id", Types.String)).Emit(), JsonResolverEmitter.Emit(s_resolver)]);
        var resolver = (IJsonTypeInfoResolver)types.Type("UserApiJson").GetProperty("Default")!.GetValue(null)!;
        var options = new JsonSerializerOptions { TypeInfoResolver = resolver };
        var list = typeof(ApiList<>).MakeGenericType(types.Type("User"));
        var value = JsonSerializer.Deserialize("""[{"id":"1"}]""", options.GetTypeInfo(list));
        Assert.Equal("""[{"id":"1"}]""", JsonSerializer.Serialize(value, options.GetTypeInfo(list)));
        Assert.Null(resolver.GetTypeInfo(typeof(string), options));
    }

    [Fact]
    public void Reads_as_it_should() => Snapshot.Verify("UserApiJson.g.cs", JsonResolverEmitter.Emit(s_resolver).Text);
}
