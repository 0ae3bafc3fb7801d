namespace Plumbline.Events;

/// <summary>The kinds of replays, as the database names them.</summary>
internal static class ReplayKinds
{
    /// <summary>Records of a time, or of a key.</summary>
    public const string Range = "range";

    /// <summary>Records that were parked.</summary>
    public const string Failed = "failed";

    /// <summary>All rows of a table.</summary>
    public const string Resync = "resync";
}
