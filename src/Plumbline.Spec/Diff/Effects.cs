namespace Plumbline.Spec.Diff;

/// <summary>What a change does in each direction, if what it changes is used there.</summary>
/// <remarks>
/// Two pairs go together. Requests and replay: an old writer meets a new reader. Responses and events: a new writer meets an
/// old reader. What tightens breaks the first pair, what loosens the second.
/// </remarks>
public sealed record Effects
{
    /// <summary>Nothing anywhere.</summary>
    public static Effects None { get; } = new();

    /// <summary>On those who send to the service.</summary>
    public Verdict Request { get; init; }

    /// <summary>On those who read its answers.</summary>
    public Verdict Response { get; init; }

    /// <summary>On those who read its events.</summary>
    public Verdict Event { get; init; }

    /// <summary>On stored events that are read again.</summary>
    public Verdict Replay { get; init; }

    /// <summary>On C# written against the emitted code.</summary>
    public Verdict Source { get; init; }

    /// <summary>What tightens: values that were written before are refused now.</summary>
    /// <param name="verdict">How bad it is for requests and replay.</param>
    public static Effects OnOldWriters(Verdict verdict) => new() { Request = verdict, Replay = verdict };

    /// <summary>What loosens: values are written now that were never written before.</summary>
    /// <param name="verdict">How bad it is for responses and events.</param>
    public static Effects OnOldReaders(Verdict verdict) => new() { Response = verdict, Event = verdict };

    /// <summary>What breaks whoever reads or writes.</summary>
    /// <param name="verdict">How bad it is in every direction of the wire.</param>
    public static Effects OnWire(Verdict verdict) => new() { Request = verdict, Response = verdict, Event = verdict, Replay = verdict };

    /// <summary>What only the emitted C# shows.</summary>
    /// <param name="verdict">How bad it is.</param>
    public static Effects OnSource(Verdict verdict) => new() { Source = verdict };

    /// <summary>The effect in a direction.</summary>
    /// <param name="direction">The direction.</param>
    public Verdict In(Direction direction) => direction switch
    {
        Direction.Request => Request,
        Direction.Response => Response,
        Direction.Event => Event,
        Direction.Replay => Replay,
        _ => Source,
    };
}
