namespace Plumbline.Tool.Hosting;

/// <summary>What a command's end tells scripts; the same for every command.</summary>
internal static class ExitCodes
{
    /// <summary>Done, and nothing is wrong.</summary>
    public const int Success = 0;

    /// <summary>Done, and what was looked at is not in order: findings, breaking changes, cycles.</summary>
    public const int NotInOrder = 1;

    /// <summary>Not done: the command line is wrong, or something that it names cannot be read or written.</summary>
    public const int NotDone = 2;

    /// <summary>Not done: a defect of this program.</summary>
    public const int Defect = 3;

    /// <summary>Done, and the answer is a careful one, because what would tell more is missing.</summary>
    public const int Unsure = 4;
}
