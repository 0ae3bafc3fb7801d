namespace Plumbline.Tool.Upgrading;

/// <summary>Packages that move together: what is released together rarely works apart.</summary>
/// <param name="Moves">The packages.</param>
internal sealed record Upgrade(IReadOnlyList<PackageMove> Moves)
{
    /// <summary>What it is, in one line.</summary>
    public string Text => string.Join(", ", Moves.Select(move => move.Text));

    /// <summary>Puts moves together that belong together.</summary>
    /// <param name="moves">The moves.</param>
    public static IReadOnlyList<Upgrade> Group(IEnumerable<PackageMove> moves) =>
        [.. moves.GroupBy(move => (Family(move.Name), move.From, move.To)).OrderBy(group => group.First().Name, StringComparer.OrdinalIgnoreCase)
            .Select(group => new Upgrade([.. group.OrderBy(move => move.Name, StringComparer.OrdinalIgnoreCase)]))];

    // Microsoft.CodeAnalysis.CSharp.Workspaces is of the family Microsoft.CodeAnalysis, xunit.v3.assert of xunit.
    private static string Family(string name)
    {
        var parts = name.ToLowerInvariant().Split('.');
        return parts.Length > 1 && parts[0] is "microsoft" or "system" ? parts[0] + "." + parts[1] : parts[0];
    }
}

/// <summary>One package that takes another version.</summary>
/// <param name="Name">The package, or <c>.NET SDK</c>.</param>
/// <param name="From">The version as written now; several where projects differ.</param>
/// <param name="To">The new version.</param>
/// <param name="Places">Where it is written.</param>
internal sealed record PackageMove(string Name, string From, string To, IReadOnlyList<VersionPlace> Places)
{
    /// <summary>The name of the SDK among packages.</summary>
    public const string Sdk = ".NET SDK";

    /// <summary>What it is, in words.</summary>
    public string Text => $"{Name} {From} -> {To}";
}
