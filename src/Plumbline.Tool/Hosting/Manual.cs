namespace Plumbline.Tool.Hosting;

/// <summary>What a command's manual says beside its arguments and options.</summary>
internal sealed record Manual
{
    /// <summary>Paragraphs under DESCRIPTION.</summary>
    public IReadOnlyList<string> Description { get; init; } = [];

    /// <summary>What a non-zero end means, where the command says it in its own words: code and meaning.</summary>
    public IReadOnlyList<(int Code, string Meaning)> ExitStatus { get; init; } = [];

    /// <summary>Command lines and what they do.</summary>
    public IReadOnlyList<(string Line, string Does)> Examples { get; init; } = [];
}
