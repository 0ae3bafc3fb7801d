using Microsoft.CodeAnalysis.CodeFixes;

namespace Plumbline.Drift.Tests.Table;

/// <summary>A way for code and document to part, seeded into a copy of a sample service.</summary>
/// <param name="Title">What is done, in words.</param>
/// <param name="Id">What the build has to say.</param>
public sealed record Drift(string Title, string Id)
{
    /// <summary>The sample that is copied.</summary>
    public string Service { get; init; } = "Users";

    /// <summary>What is done to the copy.</summary>
    public required IReadOnlyList<Edit> Edits { get; init; }

    /// <summary>What is done to the copy beside it, which builds: as near to the drift as it can be without being one.</summary>
    public required IReadOnlyList<Edit> Twin { get; init; }

    /// <summary>The fixes that lead back, applied one after the other; none where only the author knows the way.</summary>
    public IReadOnlyList<Fix> Fixes { get; init; } = [];

    /// <summary>The folder's name.</summary>
    public string Folder => string.Concat(Title.Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '-'));

    /// <inheritdoc/>
    public override string ToString() => Title;
}

/// <summary>A fix to apply to the first finding that it is for.</summary>
/// <param name="Provider">What fixes.</param>
/// <param name="Id">The finding.</param>
/// <param name="Key">The action's equivalence key; null for the only one.</param>
public sealed record Fix(CodeFixProvider Provider, string Id, string? Key = null)
{
    /// <summary>The fix's name, as tables show it.</summary>
    public string Name => Provider.GetType().Name;
}
