using System.Text.Json;

namespace Plumbline.Tests;

public sealed class ApiListTests
{
    [Fact]
    public void Lists_are_equal_item_by_item()
    {
        ApiList<string> list = ["a", "b"];
        Assert.Equal(list, new[] { "a", "b" }.ToApiList());
        Assert.True(list == ApiList.Create<string>(["a", "b"]));
        Assert.Equal(list.GetHashCode(), ApiList.Create<string>(["a", "b"]).GetHashCode());
        Assert.True(list != ["b", "a"]);
        Assert.False(list.Equals(null));
    }

    [Fact]
    public void The_empty_list_is_one_object()
    {
        Assert.Same(ApiList<int>.Empty, Array.Empty<int>().ToApiList());
        Assert.Same(ApiList<int>.Empty, (ApiList<int>)[]);
        Assert.Same(ApiList<int>.Empty, ApiList.Create<int>());
        Assert.Equal([1, 2], ApiList.Create(1, 2));
    }

    [Fact]
    public void A_list_does_not_change_with_its_source()
    {
        var source = new List<int> { 1 };
        var list = source.ToApiList();
        source[0] = 2;
        Assert.Equal([1], list);
    }

    [Fact]
    public void Raw_json_is_compared_by_content()
    {
        ApiList<JsonElement> left = [Parse("""{"a":1,"b":[1.0]}"""), default];
        ApiList<JsonElement> right = [Parse("""{"b":[1],"a":1}"""), default];
        Assert.True(left.Equals(right));
        Assert.Equal(left.GetHashCode(), right.GetHashCode());
        Assert.False(left.Equals([Parse("""{"a":2,"b":[1.0]}"""), default]));
    }

    private static JsonElement Parse(string text) => Plumbline.Json.ApiJson.ParseElement(text);
}
