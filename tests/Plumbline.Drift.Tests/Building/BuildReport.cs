using System.Globalization;
using System.Text.Json;

namespace Plumbline.Drift.Tests.Building;

/// <summary>What a build said, as it writes it for tools (SARIF).</summary>
/// <param name="Succeeded">Whether it came to its end.</param>
/// <param name="Errors">Id, file and message of every error, in the compiler's order.</param>
internal sealed record BuildReport(bool Succeeded, IReadOnlyList<(string Id, string Place, string Message)> Errors)
{
    /// <summary>Reads the report of a copy, and takes it away for the next build to write its own.</summary>
    /// <param name="copy">The copy.</param>
    /// <returns>Null where the build did not come as far as the compiler.</returns>
    public static BuildReport? Take(SampleCopy copy)
    {
        if (!File.Exists(copy.Report))
            return null;

        var result = Read(copy);
        File.Delete(copy.Report);
        File.Delete(copy.Built);
        return result;
    }

    private static BuildReport Read(SampleCopy copy)
    {
        using var report = JsonDocument.Parse(File.ReadAllText(copy.Report));
        var results = report.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray();
        return new(File.Exists(copy.Built), [.. results.Where(IsError).Select(result => (result.GetProperty("ruleId").GetString()!, Place(result), result.GetProperty("message").GetProperty("text").GetString()!))]);
    }

    private static bool IsError(JsonElement result) => result.GetProperty("level").GetString() == "error" && !result.TryGetProperty("suppressions", out _);

    private static string Place(JsonElement result)
    {
        if (!result.TryGetProperty("locations", out var locations) || locations.GetArrayLength() == 0)
            return "";

        var place = locations[0].GetProperty("physicalLocation");
        var name = place.GetProperty("artifactLocation").GetProperty("uri").GetString()!;
        return string.Create(CultureInfo.InvariantCulture, $"{name[(name.LastIndexOf('/') + 1)..]}({place.GetProperty("region").GetProperty("startLine").GetInt32()})");
    }
}
