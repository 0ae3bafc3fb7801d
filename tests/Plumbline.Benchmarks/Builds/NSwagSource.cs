namespace Plumbline.Benchmarks.Builds;

/// <summary>What NSwag writes, made to compile.</summary>
internal static class NSwagSource
{
    /// <summary>The source without what a compiler refuses.</summary>
    /// <param name="source">As generated.</param>
    public static string Compilable(string source) => source;
}
