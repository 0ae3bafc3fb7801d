using System.Text.Json;
using Plumbline.Generator.CSharp;
using Plumbline.Generator.Emit;
using Plumbline.Generator.Tests.Harness;
using Plumbline.Spec.Collections;
using static Plumbline.Generator.Tests.Emit.Declarations;

namespace Plumbline.Generator.Tests.Emit;

public sealed class ModelEmitterTests
{
    private static readonly ModelDeclaration s_user = Model(
        "user",
        Field("id", Types.String) with { Constraints = new() { Minimum = 1, Maximum = 5 }, Description = "Who it is.", Example = "usr-1" },
        Optional("email", Types.String) with { IsPersonalData = true, Constraints = new() { Format = "email", Pattern = "^[^+]*$" } },
        Field("status", Types.Enum("Status")).WithDefault($"global::{Namespace}.Status.Active", "active"),
        Optional("age", Types.Integer) with { Constraints = new() { Minimum = 0, Maximum = 150 }, Deprecation = "Nobody asks." },
        Optional("tags", Types.List(Types.String)) with { Constraints = new() { Maximum = 2, Pattern = "^[a-z]+$" } },
        Optional("parent", Types.Model("User")));

    private static readonly EmittedTypes s_types = new(
    [
        .. s_user.Emit(),
        .. Enum("status", ("Active", "active"), ("Idle", "idle")).Emit(),
        .. Model("nothing", Field("gone", Types.Unit)).Emit(),
        .. Model("raw", Field("any", Types.Any), Optional("maybe", Types.Any), Optional("object", Types.Object), Optional("items", Types.List(Types.Any))).Emit(),
        .. Model(
            "everything",
            Field("boolean", Types.Boolean), Field("integer", Types.Integer), Field("long", Types.Long), Field("double", Types.Double),
            Field("decimal", Types.Decimal), Field("uuid", Types.Uuid), Field("date", Types.Date), Field("date_time", Types.DateTime),
            Field("list", Types.List(Types.List(Types.Integer))), Field("map", Types.Map(Types.Boolean))).Emit(),
        .. Model("with_default", Optional("count", Types.Integer).WithDefault("3", "3"), Optional("names", Types.List(Types.String)).WithDefault(
            "global::Plumbline.ApiList.Create<string>([\"a\"])", "[\"a\"]")).Emit(),
    ]);

    [Fact]
    public void Writes_what_is_there_in_the_documents_order() =>
        Assert.Equal(
            """{"id":"1","status":"idle","age":7}""",
            s_types.Pass("User", """{"age":7,"status":"IDLE","unknown":{"a":[1]},"email":null,"id":"1"}"""));

    [Fact]
    public void A_reader_fills_a_missing_default() => Assert.Equal("""{"id":"1","status":"active"}""", s_types.Pass("User", """{"id":"1"}"""));

    [Fact]
    public void A_default_is_always_written() =>
        Assert.Equal("""{"count":3,"names":["a"]}""", s_types.Pass("WithDefault", """{"count":null}"""));

    [Fact]
    public void Every_scalar_passes()
    {
        const string Text = """{"boolean":true,"integer":-1,"long":9007199254740993,"double":0.1,"decimal":1.10,"uuid":"5f0f3b8e-6f0c-4f7e-9d3a-1c2b3a4d5e6f","date":"2014-04-29","date_time":"2014-04-29T11:56:52.5+02:00","list":[[1],[]],"map":{"b":true,"a":false}}""";
        Assert.Equal(Text, s_types.Pass("Everything", Text));
    }

    [Fact]
    public void Every_problem_is_told_with_its_pointer() =>
        Assert.Equal(
            """
            maximum /id: must have at most 5 characters, but has 6
            format /email: must be an email address
            enum /status: must be one of: active, idle
            minimum /age: must be at least 0
            pattern /tags: must match the pattern ^[a-z]+$
            type /parent/tags/1: must be a string
            required /parent/id: is required
            """,
            s_types.Pass("User", """{"id":"123456","email":"nobody","status":"x","age":-1,"tags":["A"],"parent":{"tags":["a",1]}}"""));

    [Fact]
    public void A_client_does_not_check_constraints() =>
        Assert.Equal("""{"id":"123456","status":"active"}""", s_types.Pass("User", """{"id":"123456"}""", isStrict: false));

    [Fact]
    public void Length_counts_code_points() =>
        Assert.StartsWith("""{"id":"\uD83D\uDE00""", s_types.Pass("User", """{"id":"😀😀😀😀😀"}"""), StringComparison.Ordinal);

    [Fact]
    public void A_required_member_that_is_null_is_missing() =>
        Assert.Equal("required /id: is required", s_types.Pass("User", """{"id":null}"""));

    [Theory]
    [InlineData("[]", "type : must be an object (user)")]
    [InlineData("null", "type : must be an object (user)")]
    [InlineData("{\"id\":\"1\"", "malformed at 1:10")]
    [InlineData("{\"id\":\"1\"} x", "malformed at 1:12")]
    [InlineData("", "malformed at 1:1")]
    public void What_is_no_such_object_is_refused(string json, string problem) => Assert.Equal(problem, s_types.Pass("User", json));

    [Fact]
    public void Unknown_members_are_refused_on_demand() =>
        Assert.Equal("unknown_member /a~1b: is not known here", s_types.Pass("User", """{"id":"1","a/b":{}}""", refusesUnknownMembers: true));

    [Fact]
    public void Of_duplicates_the_last_counts_that_is_not_null() =>
        Assert.Equal("""{"id":"2","email":"a@b.cd","status":"active"}""", s_types.Pass("User", """{"id":"1","email":"a@b.cd","id":"2","email":null,"id":null}"""));

    [Fact]
    public void Unit_has_no_place_on_the_wire() => Assert.Equal("{}", s_types.Pass("Nothing", """{"gone":1}"""));

    [Fact]
    public void Raw_json_is_kept_and_compared_by_content()
    {
        const string Text = """{"any":null,"maybe":null,"object":{"b":1.0,"a":"é"},"items":[null,{"x":[]}]}""";
        Assert.Equal(Text, s_types.Pass("Raw", Text));
    }

    [Fact]
    public void Null_is_a_value_of_json_and_as_good_as_absent_for_an_object() =>
        Assert.Equal("""{"any":null}""", s_types.Pass("Raw", """{"any":null,"object":null}"""));

    [Fact]
    public void Raw_json_must_be_an_object_where_the_document_says_so() =>
        Assert.Equal("type /object: must be an object\nrequired /any: is required", s_types.Pass("Raw", """{"object":[]}"""));

    [Fact]
    public void Recursion_ends_at_the_depth_limit()
    {
        var text = string.Concat(Enumerable.Repeat("""{"id":"1","parent":""", 65)) + "null" + new string('}', 65);
        Assert.StartsWith("malformed", s_types.Pass("User", text), StringComparison.Ordinal);
    }

    [Fact]
    public void ToString_redacts_personal_data()
    {
        var text = s_types.Read("User", """{"id":"1","email":"a@b.cd"}""").ToString()!;
        Assert.Contains("Id = 1, Email = <redacted>, Status = active", text, StringComparison.Ordinal);
        Assert.DoesNotContain("a@b", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plain_serializer_names_the_place_of_a_problem()
    {
        var exception = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize("""[{"id":"1","parent":{"id":2}}]""", s_types.Type("User").MakeArrayType()));
        Assert.Contains("'/parent/id' must be a string.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Stops_at_a_hundred_problems()
    {
        var text = """{"id":"1","tags":[""" + string.Join(",", Enumerable.Repeat("1", 10_000)) + "]}";
        Assert.Equal(100, s_types.Pass("User", text).Split('\n').Length);
    }

    [Fact]
    public void A_thousand_members_in_the_wrong_order_are_found()
    {
        var fields = Enumerable.Range(0, 1000).Select(i => Field($"field_number_{i}", Types.Integer)).ToArray();
        var types = new EmittedTypes(Model("wide", fields).Emit());
        var text = "{" + string.Join(",", Enumerable.Range(0, 1000).Reverse().Select(i => $"\"field_number_{i}\":{i}")) + "}";
        Assert.StartsWith("""{"field_number_0":0,"field_number_1":1,""", types.Pass("Wide", text), StringComparison.Ordinal);
    }

    [Fact]
    public void Odd_names_and_hostile_texts_compile()
    {
        const string Hostile = "*/ \"\"\" \\u0022; } #pragma\r\n/// </summary> \u202e {0} @\"";
        FieldDeclaration[] fields =
        [
            Field("class", Types.String) with { Description = Hostile, Example = Hostile, Deprecation = Hostile },
            Field("equals", Types.Integer) with { Name = "EqualsValue", LocalName = "@equals", Constraints = new() { Minimum = long.MinValue, Maximum = long.MaxValue } },
            Field("EqualityContract", Types.Any) with { Name = "EqualityContractValue" },
            Field("odd", Types.String) with { Name = "OddValue", IsPersonalData = true },
            Field("hostile", Types.String) with { WireName = Hostile, Constraints = new() { Pattern = "\"\\d{1}", Format = Hostile } },
            Optional("system", Types.Double).WithDefault("1.5D", Hostile) with { Deprecation = "" },
            Optional("global", Types.Decimal) with { Constraints = new() { Minimum = 1 } },
        ];
        var model = Model("odd", fields) with { DocumentName = Hostile, Description = Hostile, Deprecation = Hostile };
        EmittedCompilation.AssertCompiles(model.WithPatch().Emit());
    }

    [Fact]
    public void A_model_implements_interface_properties_that_differ()
    {
        InterfaceDeclaration person = new()
        {
            Context = Context,
            Name = "IPerson",
            DocumentName = "person",
            Properties = EquatableArray.Create(Field("id", Types.String), Optional("age", Types.Integer)),
        };
        var model = Model("user", Field("id", Types.String), Field("age", Types.Integer)) with
        {
            Interfaces = EquatableArray.Create($"global::{Namespace}.IPerson"),
            ExplicitProperties = EquatableArray.Create(new ExplicitProperty($"global::{Namespace}.IPerson", "int?", "Age", "Age")),
        };
        EmittedCompilation.AssertCompiles([InterfaceEmitter.Emit(person), .. model.Emit()]);
        Snapshot.Verify("IPerson.g.cs", InterfaceEmitter.Emit(person).Text);
    }

    [Fact]
    public void Reads_as_it_should()
    {
        Snapshot.Verify("User.g.cs", ModelEmitter.Emit(s_user).Text);
        Snapshot.Verify("UserJson.g.cs", ModelJsonEmitter.Emit(s_user).Text);
    }
}
