using System.Text;
using Plumbline.Json;

namespace Plumbline.Tests.Json;

public sealed class JsonMembersTests
{
    [Fact]
    public void Every_name_is_found_whatever_is_expected()
    {
        var names = Enumerable.Range(0, 300).Select(i => $"a_rather_long_name_{i}").ToArray();
        var members = new JsonMembers(names);
        for (var i = 0; i < names.Length; i++)
            Assert.Equal(i, Find(members, names[i], expected: (i * 7) % 300));

        Assert.Equal(-1, Find(members, "a_rather_long_name_300", expected: 0));
    }

    [Theory]
    [InlineData("\\u0069d", 0)]
    [InlineData("na\\u006de", 1)]
    [InlineData("typ\\u0065", 2)]
    [InlineData("ID", -1)]
    [InlineData("", -1)]
    [InlineData("\\ud800", -1)]
    public void Escapes_are_undone_and_case_counts(string name, int index) => Assert.Equal(index, Find(new JsonMembers(["id", "name"], ["type"]), name, 0));

    [Fact]
    public void A_huge_name_is_none() => Assert.Equal(-1, Find(new JsonMembers("id"), string.Concat(Enumerable.Repeat("\\u0069", 100_000)), 0));

    private static int Find(JsonMembers members, string name, int expected)
    {
        var reader = new JsonReader(Encoding.UTF8.GetBytes($"\"{name}\""));
        reader.Read();
        return members.IndexOf(ref reader, expected);
    }
}
