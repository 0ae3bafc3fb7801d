namespace Plumbline.Data;

/// <summary>Who makes the changes that a piece of code makes: what the journal notes as <c>actor</c>.</summary>
public static class JournalActor
{
    private static readonly AsyncLocal<string?> s_current = new();

    /// <summary>The name or identifier of who acts; flows with the asynchronous call. Null where nobody said.</summary>
    public static string? Current
    {
        get => s_current.Value;
        set => s_current.Value = value;
    }
}
