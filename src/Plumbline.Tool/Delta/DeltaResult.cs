using Plumbline.Spec.Diff;

namespace Plumbline.Tool.Delta;

/// <summary>What a reason asks for.</summary>
internal enum DeltaEffect
{
    /// <summary>Only that it is built again: it reads something new, and behaves as before.</summary>
    Rebuild,

    /// <summary>Only that it is tested again: its tests are others.</summary>
    Retest,

    /// <summary>Everything: what runs may behave in another way.</summary>
    Redeploy,
}

/// <summary>Why something is to be done.</summary>
/// <param name="Effect">What is to be done.</param>
/// <param name="Chain">From the deployable over the projects between to what changed.</param>
internal sealed record DeltaReason(DeltaEffect Effect, IReadOnlyList<string> Chain)
{
    /// <summary>The chain in one line.</summary>
    public string Text => string.Join(" -> ", Chain);
}

/// <summary>What a change means for a program that is run in production.</summary>
internal sealed record DeployableDelta
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its project file.</summary>
    public required string Project { get; init; }

    /// <summary><c>kept</c>, <c>added</c>, or <c>removed</c>.</summary>
    public required string State { get; init; }

    /// <summary>Why, the weightiest reasons first; none where it is not touched.</summary>
    public required IReadOnlyList<DeltaReason> Reasons { get; init; }

    /// <summary>The least version step that tells of it; null where what it was before is not known.</summary>
    public required VersionStep? Step { get; init; }

    /// <summary>The tag that follows its last one; null where it has none.</summary>
    public required string? Next { get; init; }

    /// <summary>Whether it is to be built again.</summary>
    public bool MustRebuild => State != "removed" && Reasons.Any(reason => reason.Effect != DeltaEffect.Retest);

    /// <summary>Whether it is to be tested again.</summary>
    public bool MustRetest => State != "removed" && Reasons.Any(reason => reason.Effect != DeltaEffect.Rebuild);

    /// <summary>Whether it is to be deployed again.</summary>
    public bool MustRedeploy => State != "removed" && Reasons.Any(reason => reason.Effect == DeltaEffect.Redeploy);
}

/// <summary>What a change means.</summary>
/// <param name="Deployables">All that is touched, in order of names.</param>
/// <param name="Unsure">Why the answer is everything; null where it is exact.</param>
internal sealed record DeltaResult(IReadOnlyList<DeployableDelta> Deployables, string? Unsure);
