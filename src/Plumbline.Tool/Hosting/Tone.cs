namespace Plumbline.Tool.Hosting;

/// <summary>What a piece of output is; a terminal shows it by colour, a pipe not at all.</summary>
internal enum Tone
{
    /// <summary>Plain text.</summary>
    Plain,

    /// <summary>Of less weight: line numbers, hints.</summary>
    Faint,

    /// <summary>Of more weight: titles.</summary>
    Strong,

    /// <summary>Wrong.</summary>
    Bad,

    /// <summary>Probably wrong.</summary>
    Doubtful,

    /// <summary>Worth knowing.</summary>
    Note,

    /// <summary>In order.</summary>
    Good,
}
