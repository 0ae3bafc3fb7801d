namespace Plumbline.Drift.Tests.Table;

/// <summary>The table of drifts.</summary>
internal static partial class Drifts
{
    // Late, because fields of the other parts are initialised in no certain order.
    private static readonly Lazy<IReadOnlyList<Drift>> s_all = new(() => [.. Served, .. Routes, .. Actions, .. Types, .. Data, .. Models, .. Events, .. Statuses]);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Drift> All => s_all.Value;
}
