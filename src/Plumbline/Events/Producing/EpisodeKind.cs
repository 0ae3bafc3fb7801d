namespace Plumbline.Events;

/// <summary>What can happen to publishing.</summary>
public enum EpisodeKind
{
    /// <summary>A process publishes.</summary>
    Run,

    /// <summary>The streams take nothing.</summary>
    Interruption,
}
