namespace Plumbline.Events;

/// <summary>Something that happened to publishing and took a while.</summary>
public sealed record PublishingEpisode
{
    /// <summary>Its number; later ones have larger ones.</summary>
    public required long Id { get; init; }

    /// <summary>What it is.</summary>
    public required EpisodeKind Kind { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>When it ended; null while it goes on, and where nobody was left to note it.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Whether its process ended without a word: it was killed, or its machine was.</summary>
    public bool EndedUnnoticed { get; init; }

    /// <summary>Of a run: which process on which machine. Of an interruption: why.</summary>
    public required string Detail { get; init; }
}
