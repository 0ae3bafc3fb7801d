namespace Plumbline.Tests;

public sealed class ApiMapTests
{
    [Fact]
    public void Maps_are_equal_in_any_order()
    {
        var left = ApiMap.Create<int>(new("a", 1), new("b", 2));
        var right = ApiMap.Create<int>(new("b", 2), new("a", 1));
        Assert.True(left == right);
        Assert.Equal(left.GetHashCode(), right.GetHashCode());
        Assert.True(left != ApiMap.Create<int>(new("a", 1), new("c", 2)));
        Assert.True(left != ApiMap.Create<int>(new KeyValuePair<string, int>("a", 1)));
    }

    [Fact]
    public void Order_is_kept_and_the_last_of_duplicates_counts()
    {
        var map = ApiMap.Create<int>(new("z", 1), new("a", 2), new("z", 3));
        Assert.Equal(["z", "a"], map.Keys);
        Assert.Equal([3, 2], map.Values);
        Assert.Equal(3, map["z"]);
        Assert.False(map.TryGetValue("Z", out _));
    }

    [Fact]
    public void A_map_does_not_change_with_its_source()
    {
        var source = new Dictionary<string, int> { ["a"] = 1 };
        var map = source.ToApiMap();
        source["a"] = 2;
        Assert.Equal(1, map["a"]);
        Assert.Same(map, map.ToApiMap());
        Assert.Same(ApiMap<int>.Empty, new Dictionary<string, int>().ToApiMap());
    }
}
