using Plumbline.Generator.CSharp;
using Plumbline.Generator.Tests.Harness;
using Plumbline.Spec.Collections;
using static Plumbline.Generator.Tests.Emit.Declarations;

namespace Plumbline.Generator.Tests.Emit;

public sealed class UndiscriminatedUnionTests
{
    private static readonly UnionMemberDeclaration s_guest = Member(Types.Model("Guest"), "guest");
    private static readonly UnionMemberDeclaration s_uuid = Wrapped(Types.Uuid, "uuid", "PersonUuid");
    private static readonly UnionMemberDeclaration s_role = Wrapped(Types.Enum("Role"), "role", "PersonRole");
    private static readonly UnionMemberDeclaration s_list = Wrapped(Types.List(Types.String), "names", "PersonNames");
    private static readonly UnionMemberDeclaration s_staff = Member(Types.Union("Staff"), "staff");
    private static readonly UnionMemberDeclaration s_boss = Member(Types.Model("Boss"), "boss");
    private static readonly UnionMemberDeclaration s_badge = Wrapped(Types.Decimal, "badge", "StaffBadge");

    private static readonly EmittedTypes s_types = new(
    [
        .. (Union("person", null, s_guest, s_uuid, s_role, s_list, s_staff) with
        {
            Leaves = EquatableArray.Create(Leaf(s_guest), Leaf(s_uuid), Leaf(s_role), Leaf(s_list), Leaf(s_boss, "staff"), Leaf(s_badge, "staff")),
        }).Emit(),
        .. (Union("staff", null, s_boss, s_badge) with { Unions = EquatableArray.Create(Membership("IPerson", null, "staff")) }).Emit(),
        .. Union("single", null, Wrapped(Types.String, "string", "SingleString")).Emit(),
        .. Enum("role", ("Admin", "admin")).Emit(),
        .. Model("guest", Field("name", Types.String)).In("IPerson", null, "guest").Emit(),
        .. Model("boss", Field("id", Types.Integer)).In("IStaff", null, "boss").In("IPerson", null, "boss").Emit(),
    ]);

    [Theory]
    [InlineData("""{"guest":{"name":"Ann"}}""")]
    [InlineData("""{"uuid":{"value":"5f0f3b8e-6f0c-4f7e-9d3a-1c2b3a4d5e6f"}}""")]
    [InlineData("""{"role":"admin"}""")]
    [InlineData("""{"names":{"value":["a"]}}""")]
    [InlineData("""{"boss":{"id":1}}""")]
    [InlineData("""{"badge":{"value":1.5}}""")]
    public void A_member_stands_under_its_key(string json) => Assert.Equal(json, s_types.Pass("IPerson", json));

    [Theory]
    [InlineData("""{"staff":{"boss":{"id":1}}}""", """{"boss":{"id":1}}""")]
    [InlineData("""{"staff":{"badge":{"value":"1.5"}}}""", """{"badge":{"value":1.5}}""")]
    public void The_key_of_a_nested_union_is_read_but_not_written(string json, string written) => Assert.Equal(written, s_types.Pass("IPerson", json));

    [Fact]
    public void A_model_on_its_own_has_no_key() => Assert.Equal("""{"id":1}""", s_types.Pass("Boss", """{"id":1}"""));

    [Fact]
    public void Of_several_keys_the_documents_first_member_counts() =>
        Assert.Equal("""{"guest":{"name":"Ann"}}""", s_types.Pass("IPerson", """{"x":1,"role":"admin","guest":{"name":"Ann"},"boss":{}}"""));

    [Theory]
    [InlineData("{}", "union : must have one of: guest, uuid, role, names, boss, badge, staff")]
    [InlineData("{\"robot\":{}}", "union : must have one of: guest, uuid, role, names, boss, badge, staff")]
    [InlineData("\"x\"", "type : must be an object (person)")]
    [InlineData("{\"guest\":{}}", "required /guest/name: is required")]
    [InlineData("{\"guest\":null}", "type /guest: must be an object (guest)")]
    [InlineData("{\"uuid\":{\"value\":1}}", "type /uuid/value: must be a UUID")]
    [InlineData("{\"uuid\":{}}", "required /uuid/value: is required")]
    [InlineData("{\"staff\":{\"boss\":{\"id\":\"x\"}}}", "type /staff/boss/id: must be an integer of 32 bits")]
    public void A_server_refuses_the_rest(string json, string problem) => Assert.Equal(problem, s_types.Pass("IPerson", json));

    [Fact]
    public void A_client_keeps_an_unknown_member_as_it_is()
    {
        const string Text = """{"robot":{"id":1.0},"b":2}""";
        Assert.Equal(Text, s_types.Pass("IPerson", Text, isStrict: false));
        Assert.Equal("UnknownPerson { Discriminator = robot }", s_types.Read("IPerson", Text).ToString());
    }

    [Fact]
    public void A_client_refuses_an_object_without_any_key() =>
        Assert.StartsWith("union : must have", s_types.Pass("IPerson", "{}", isStrict: false), StringComparison.Ordinal);

    [Fact]
    public void A_union_of_one_member_works() => Assert.Equal("""{"string":{"value":""}}""", s_types.Pass("ISingle", """{"string":{"value":""}}"""));
}
