using System.Text.Json.Nodes;

namespace Plumbline.Tool.Tests.Importing;

/// <summary>Where two JSON values differ.</summary>
internal static class JsonDifferences
{
    /// <summary>A line for each place that differs: its pointer and both values.</summary>
    public static IEnumerable<string> Between(JsonNode? left, JsonNode? right, string pointer = "") => (left, right) switch
    {
        (JsonObject one, JsonObject other) => one.Select(member => member.Key).Union(other.Select(member => member.Key))
            .SelectMany(name => Between(one[name], other[name], pointer + "/" + name)),
        (JsonArray one, JsonArray other) => Enumerable.Range(0, Math.Max(one.Count, other.Count))
            .SelectMany(index => Between(index < one.Count ? one[index] : null, index < other.Count ? other[index] : null, $"{pointer}/{index}")),
        _ when JsonNode.DeepEquals(left, right) => [],
        _ => [$"{pointer}: {Shown(left)} became {Shown(right)}"],
    };

    private static string Shown(JsonNode? value) => value?.ToJsonString() is { } text ? text.Length > 120 ? text[..120] + "..." : text : "nothing";
}
