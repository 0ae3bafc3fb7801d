namespace Plumbline.Spec.Diff.Usage;

/// <summary>A place on the wire at which a type is read or written.</summary>
/// <param name="Direction"><see cref="Direction.Request"/>, <see cref="Direction.Response"/> or <see cref="Direction.Event"/> (which includes replay).</param>
/// <param name="Key">What identifies the operation or event union in both documents.</param>
/// <param name="Caller">What messages call it: <c>POST /users</c>, <c>user_event</c>.</param>
internal sealed record Position(Direction Direction, string Key, string Caller)
{
    /// <summary>The position of types that somebody may import and use anyhow.</summary>
    public static IReadOnlyList<Position> Anywhere { get; } =
    [
        new(Direction.Request, "*", ""), new(Direction.Response, "*", ""), new(Direction.Event, "*", ""),
    ];

    /// <summary>The body of a PATCH itself (not what it holds): every field of it may be left out, whatever the document requires.</summary>
    public bool IsPatchBody { get; init; }
}
