using Plumbline.Spec.Diff.Usage;
using Plumbline.Spec.Reading;

namespace Plumbline.Spec.Diff.Matching;

/// <summary>What a change is about.</summary>
internal sealed record Subject
{
    /// <summary>What messages call it: <c>'user_form.email'</c>.</summary>
    public required string Title { get; init; }

    /// <summary>Its place by names, for fingerprints: <c>models/user_form/fields/email</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Where it stands now, or for what is gone its nearest parent that is left.</summary>
    public required NodePath Place { get; init; }

    /// <summary>Who met it when it was released, and still would.</summary>
    public IReadOnlyList<Position> Positions { get; init; } = [];

    /// <summary>Whether somebody sends it.</summary>
    public bool IsSent => Positions.Any(position => position.Direction == Direction.Request);

    /// <summary>Whether somebody else than the service reads it.</summary>
    public bool IsRead => Positions.Any(position => position.Direction != Direction.Request);

    /// <summary>The same without the bodies of PATCH, whose fields may all be left out.</summary>
    public Subject ExceptPatch => this with { Positions = [.. Positions.Where(position => !position.IsPatchBody)] };
}
