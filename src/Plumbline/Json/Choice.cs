namespace Plumbline.Json;

/// <summary>Words a choice for messages.</summary>
internal static class Choice
{
    // A long list helps nobody and makes answers big.
    private const int MaxShown = 20;

    /// <summary>"one of: a, b".</summary>
    /// <param name="texts">The choices.</param>
    public static string OneOf(IEnumerable<string> texts)
    {
        var shown = texts.Take(MaxShown + 1).ToList();
        if (shown.Count > MaxShown)
            shown[MaxShown] = "...";

        return "one of: " + string.Join(", ", shown);
    }
}
