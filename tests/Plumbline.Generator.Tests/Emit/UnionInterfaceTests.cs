using Plumbline.Generator.Tests.Harness;
using Plumbline.Spec.Collections;
using static Plumbline.Generator.Tests.Emit.Declarations;

namespace Plumbline.Generator.Tests.Emit;

public sealed class UnionInterfaceTests
{
    private static readonly EmittedTypes s_types = new(
        [
            .. (Union("person", "type", Member(Types.Model("User"), "user")) with
            {
                Properties = EquatableArray.Create(
                    Field("id", Types.String), Optional("age", Types.Integer), Optional("nick", Types.String), Field("level", Types.Integer).WithDefault("3", "3")),
            }).Emit(),
            .. Model(
                "user",
                Field("id", Types.String), Optional("age", Types.Integer), Optional("nick", Types.String), Field("level", Types.Integer).WithDefault("3", "3"))
                .In("IPerson", "type", "user").Emit(),
        ],
        """
        namespace Consumer;
        using Io.Example.UserV0;
        public static class Code
        {
            public static string Describe(object value) => value is IPerson p ? $"{p.Id} {p.Age} {p.Nick} {p.Level}" : "";
        }
        """);

    [Theory]
    [InlineData("""{"type":"user","id":"1","nick":"n"}""", "1  n 3")]
    [InlineData("""{"type":"new","id":"1","age":7,"level":4}""", "1 7  4")]
    [InlineData("""{"type":"new","id":"1","age":"x","nick":null}""", "1   3")]
    public void Members_known_or_not_have_the_properties(string json, string description) =>
        Assert.Equal(description, s_types.Run("Consumer.Code", "Describe", s_types.Read("IPerson", json)));

    [Fact]
    public void An_unknown_member_without_a_required_property_says_so() =>
        Assert.Throws<InvalidOperationException>(() => s_types.Run("Consumer.Code", "Describe", s_types.Read("IPerson", """{"type":"new"}""")));
}
