using Plumbline.Generator.Emit;
using Plumbline.Generator.CSharp;
using Plumbline.Generator.Tests.Harness;
using static Plumbline.Generator.Tests.Emit.Declarations;

namespace Plumbline.Generator.Tests.Emit;

public sealed class PatchEmitterTests
{
    private static readonly ModelDeclaration s_form = Model(
        "form",
        Field("name", Types.String) with { Constraints = new() { Minimum = 2 } },
        Optional("email", Types.String) with { IsPersonalData = true },
        Optional("age", Types.Integer),
        Optional("level", Types.Integer).WithDefault("3", "3"),
        Optional("extra", Types.Any)).WithPatch();

    private static readonly EmittedTypes s_types = new(
        [.. s_form.Emit(), .. Model("empty").WithPatch().Emit()],
        """
        namespace Consumer;
        using System.Text;
        using Io.Example.UserV0;
        using Plumbline.Json;
        public static class Code
        {
            public static string Apply(string patch) => new FormPatch().ApplyTo(Read(patch).ApplyTo(
                new Form { Name = "Ann", Email = "a@b.cd", Age = 7, Level = 5 })) is var form
                    ? Encoding.UTF8.GetString(ApiJson.Serialize<Form, FormJson>(form))
                    : "";
            public static string Print(string patch) => Read(patch).ToString();
            private static FormPatch Read(string patch) =>
                ApiJson.Deserialize<FormPatch, FormPatchJson>(Encoding.UTF8.GetBytes(patch), new JsonReadContext(isStrict: true)).Value!;
        }
        """);

    [Theory]
    [InlineData("{}", "{}")]
    [InlineData("""{"age":null,"name":"Bo"}""", """{"name":"Bo","age":null}""")]
    [InlineData("""{"extra":null,"email":"x@y.zz"}""", """{"email":"x@y.zz","extra":null}""")]
    public void Absent_null_and_value_are_told_apart(string json, string written) => Assert.Equal(written, s_types.Pass("FormPatch", json));

    [Theory]
    [InlineData("""{"name":null}""", "type /name: must be a string")]
    [InlineData("""{"name":"B"}""", "minimum /name: must have at least 2 characters, but has 1")]
    [InlineData("""{"age":"x"}""", "type /age: must be an integer of 32 bits")]
    public void What_the_model_refuses_is_refused(string json, string problem) => Assert.Equal(problem, s_types.Pass("FormPatch", json));

    [Theory]
    [InlineData("{}", """{"name":"Ann","email":"a@b.cd","age":7,"level":5}""")]
    [InlineData("""{"name":"Bo","age":8}""", """{"name":"Bo","email":"a@b.cd","age":8,"level":5}""")]
    [InlineData("""{"email":null,"age":null,"level":null}""", """{"name":"Ann","level":3}""")]
    public void ApplyTo_sets_clears_and_leaves(string patch, string result) => Assert.Equal(result, s_types.Run("Consumer.Code", "Apply", patch));

    [Fact]
    public void ToString_redacts_personal_data() =>
        Assert.Equal(
            "FormPatch { Name = absent, Email = <redacted>, Age = null, Level = absent, Extra = absent }",
            s_types.Run("Consumer.Code", "Print", """{"age":null,"email":"a@b.cd"}"""));

    [Fact]
    public void Reads_as_it_should()
    {
        Snapshot.Verify("FormPatch.g.cs", PatchEmitter.Emit(s_form).First().Text);
        Snapshot.Verify("FormPatchJson.g.cs", PatchEmitter.Emit(s_form).Last().Text);
    }
}
