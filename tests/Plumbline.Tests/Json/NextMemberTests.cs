using System.Globalization;
using System.Text;
using Plumbline.Json;

namespace Plumbline.Tests.Json;

public sealed class NextMemberTests
{
    private static readonly JsonMembers s_few = new(["id", "note", "any", "extra"], optional: [1, 3], nullable: [2, 3], ignored: ["type"]);

    // More than fit into one word of bits, every third one optional.
    private static readonly JsonMembers s_many =
        new([.. Enumerable.Range(0, 200).Select(i => $"m{i}")], optional: [.. Enumerable.Range(0, 200).Where(i => i % 3 == 0)]);

    [Theory]
    [InlineData("""{"id":1,"note":2,"any":3,"extra":4}""", "0:1 1:2 2:3 3:4")]
    [InlineData("""{"extra":4,"any":3,"note":2,"id":1}""", "3:4 2:3 1:2 0:1")]
    [InlineData("""{"type":"x","id":1,"unknown":{"id":5},"any":3}""", "0:1 2:3")]
    [InlineData("""{"id":1,"note":null,"any":3}""", "0:1 2:3")]
    [InlineData("""{"id":1,"any":null,"extra":null}""", "0:1 2:null 3:null")]
    [InlineData("""{ "id" : 1 , "note" : null , "any" : 3 }""", "0:1 2:3")]
    [InlineData("""{"id":1,"id":null,"any":3}""", "0:1 2:3")]
    [InlineData("""{"id":null,"any":3}""", "2:3 required /id: is required")]
    [InlineData("""{"note":2}""", "1:2 required /id: is required required /any: is required")]
    [InlineData("{}", "required /id: is required required /any: is required")]
    public void Gives_each_member_that_has_a_value_and_notes_what_is_missing(string json, string expected) => Assert.Equal(expected, Read(json, s_few));

    [Fact]
    public void Misses_the_required_ones_of_many_members_in_their_order()
    {
        var present = Enumerable.Range(0, 200).Where(i => i is not (1 or 63 or 64 or 65 or 127 or 128 or 199)).Reverse();
        var json = "{" + string.Join(",", present.Select(i => $"\"m{i}\":0")) + "}";
        Assert.EndsWith(
            " 0:0 required /m1: is required required /m64: is required required /m65: is required required /m127: is required"
            + " required /m128: is required required /m199: is required",
            Read(json, s_many),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Finds_nothing_missing_where_all_of_many_are_there()
    {
        var json = "{" + string.Join(",", Enumerable.Range(0, 200).Select(i => $"\"m{i}\":0")) + "}";
        Assert.DoesNotContain("required", Read(json, s_many), StringComparison.Ordinal);
    }

    [Fact]
    public void Leaves_out_members_of_a_change_without_a_word_and_gives_its_nulls() =>
        Assert.Equal("1:null 0:2", Read("""{"b":null,"type":"x","a":2}""", JsonMembers.OfChanges(["a", "b", "c"], ["type"])));

    [Fact]
    public void Says_of_a_member_with_a_problem_what_the_problem_is_and_not_that_it_is_missing() =>
        Assert.Equal("type /id: must be a string (not read) required /any: is required", Read("""{"id":[1]}""", s_few));

    // What was read, and what is wrong.
    private static string Read(string json, JsonMembers members)
    {
        var utf8 = Encoding.UTF8.GetBytes(json);
        var context = new JsonReadContext(isStrict: true);
        var reader = new JsonReader(utf8);
        reader.Read();
        var read = new List<string>();
        var member = default(JsonMember);
        while (context.NextMember(ref reader, members, ref member))
        {
            if (reader.TokenType == System.Text.Json.JsonTokenType.StartArray)
            {
                context.Unexpected<string>(ref reader, "a string (not read)");
                continue;
            }

            read.Add(string.Create(CultureInfo.InvariantCulture, $"{member.Index}:{Encoding.UTF8.GetString(reader.Value)}"));
        }

        Assert.Equal(System.Text.Json.JsonTokenType.EndObject, reader.TokenType);
        var problems = JsonPointers.Resolve(new System.Text.Json.Utf8JsonReader(utf8), context.Notes).Select(p => $"{p.Code} {p.Pointer}: {p.Detail}");
        return string.Join(" ", [.. read, .. problems]);
    }
}
