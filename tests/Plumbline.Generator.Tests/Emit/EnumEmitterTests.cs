using Plumbline.Generator.Emit;
using Plumbline.Generator.Tests.Harness;

namespace Plumbline.Generator.Tests.Emit;

public sealed class EnumEmitterTests
{
    private static readonly EmittedTypes s_types = new(
        [
            .. Declarations.Enum("user_status", ("Active", "active"), ("OnHold", "on-hold"), ("Empty", "")).Emit(),
            .. Declarations.Enum("grade", ("A", "a"), ("AValue", "A")).Emit(),
            .. Declarations.Model("user", Declarations.Field("status", Types.Enum("UserStatus"))).Emit(),
        ],
        """
        namespace Consumer;
        using Io.Example.UserV0;
        public static class Code
        {
            public static string Kinds() => $"{UserStatus.FromText("ACTIVE").Kind} {UserStatus.FromText("new").Kind} {default(UserStatus).Kind}";
            public static bool Defaults() => default(UserStatus) == new UserStatus() && default(UserStatus).Text.Length == 0 && !default(UserStatus).IsDefined;
            public static bool Parses(string text) => UserStatus.TryParse(text, out _);
            public static string Values() => string.Join(",", UserStatus.Values);
            public static string Text(string text) => UserStatusJson.TryParse(text, out var value) ? UserStatusJson.Format(value) : "";
            public static byte[] WriteDefault() => Plumbline.Json.ApiJson.Serialize<User, UserJson>(new User { Status = default });
            public static string Complete(string text) => UserStatus.FromText(text).Kind switch
            {
                UserStatus.Case.Active => "active",
                UserStatus.Case.OnHold or UserStatus.Case.Empty => "other",
                UserStatus.Case.Undefined => "undefined",
                _ => "never",
            };
        }
        """);

    [Theory]
    [InlineData("\"active\"", "\"active\"")]
    [InlineData("\"On-Hold\"", "\"on-hold\"")]
    [InlineData("\"\\u0061ctive\"", "\"active\"")]
    [InlineData("\"\"", "\"\"")]
    [InlineData("{\"value\":\"active\"}", "\"active\"")]
    [InlineData("{\"user_status\":\"ACTIVE\",\"else\":[1]}", "\"active\"")]
    public void Reads_a_value_in_any_case_and_in_its_object_forms(string json, string written) =>
        Assert.Equal(written, s_types.Pass("UserStatus", json));

    [Theory]
    [InlineData("\"New\"", "enum : must be one of: active, on-hold, ")]
    [InlineData("1", "type : must be a string (user_status)")]
    [InlineData("null", "type : must be a string (user_status)")]
    [InlineData("{}", "required /value: is required")]
    [InlineData("{\"value\":1}", "type /value: must be a string (user_status)")]
    [InlineData("\"\\ud800\"", "text : must be Unicode text")]
    public void A_server_refuses_what_the_document_does_not_declare(string json, string problem) =>
        Assert.Equal(problem, s_types.Pass("UserStatus", json));

    [Fact]
    public void A_client_keeps_a_value_that_the_document_does_not_declare() =>
        Assert.Equal("\"New\"", s_types.Pass("UserStatus", "\"New\"", isStrict: false));

    [Fact]
    public void Values_that_differ_in_case_only_are_told_apart()
    {
        Assert.Equal("\"a\"", s_types.Pass("Grade", "\"a\""));
        Assert.Equal("\"A\"", s_types.Pass("Grade", "\"A\""));
    }

    [Fact]
    public void Kind_tells_the_declared_values_for_a_complete_switch()
    {
        Assert.Equal("Active Undefined Undefined", Run("Kinds"));
        Assert.Equal("undefined", Run("Complete", "new"));
    }

    [Fact]
    public void Default_is_undefined_and_empty_and_equal_to_itself() => Assert.Equal(true, Run("Defaults"));

    [Fact]
    public void Writing_a_default_names_the_member_that_nobody_set()
    {
        var exception = Assert.Throws<InvalidOperationException>(() => Run("WriteDefault"));
        Assert.Contains("'user.status'", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ACTIVE", true)]
    [InlineData("new", false)]
    public void TryParse_finds_declared_values_only(string text, bool expected) => Assert.Equal(expected, Run("Parses", text));

    [Theory]
    [InlineData("ON-HOLD", "on-hold")]
    [InlineData("new", "new")]
    public void The_text_codec_takes_any_text(string text, string formatted) => Assert.Equal(formatted, Run("Text", text));

    [Fact]
    public void Values_lists_the_declared_values_in_order() => Assert.Equal("active,on-hold,", Run("Values"));

    [Fact]
    public void Reads_as_it_should() =>
        Snapshot.Verify("UserStatus.g.cs", EnumEmitter.Emit(Declarations.Enum("user_status", ("Active", "active"), ("OnHold", "on-hold"))).First().Text);

    private static object? Run(string method, params object[] arguments) => s_types.Run("Consumer.Code", method, arguments);
}
