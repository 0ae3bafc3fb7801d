namespace Plumbline.Drift.Tests.Table;

/// <summary>The table of drifts.</summary>
internal static partial class Drifts
{
    // Late, because fields of the other parts are initialised in no certain order.
    private static readonly Lazy<IReadOnlyList<Drift>> s_all = new(() =>
        [.. ((IEnumerable<Drift>)[.. Served, .. Routes, .. Actions, .. Types, .. Data, .. Models, .. Events, .. Statuses]).Where(drift => s_only is null || drift.Title.Contains(s_only, StringComparison.Ordinal))]);

    // While you work on one: words of its title.
    private static readonly string? s_only = Environment.GetEnvironmentVariable("PLUMBLINE_DRIFT");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Drift> All => s_all.Value;
}
