namespace Plumbline.Spec.Diff.Matching;

/// <summary>How the type of one place is related to the type that stood there before. Every relation has its way back.</summary>
internal enum TypeRelation
{
    /// <summary>The same type, renamed or not.</summary>
    Same,

    /// <summary>Another type that looks the same on the wire. Its way back is the same.</summary>
    SameShape,

    /// <summary>Every old value is a new one: <c>integer</c> to <c>long</c>.</summary>
    Wider,

    /// <summary>The way back of <see cref="Wider"/>.</summary>
    Narrower,

    /// <summary>Any text where one of a few was.</summary>
    Opened,

    /// <summary>One of a few texts where any was.</summary>
    Closed,

    /// <summary>Any JSON, null too, where a type was.</summary>
    Anything,

    /// <summary>A type where any JSON was, null too.</summary>
    Something,

    /// <summary>A parameter may repeat that stood once.</summary>
    Repeated,

    /// <summary>A parameter stands once that could repeat.</summary>
    Once,

    /// <summary>Another version of an imported type, whose shape this document does not tell. Its way back is the same.</summary>
    OtherVersion,

    /// <summary>Nothing in common. Its way back is the same.</summary>
    Incompatible,
}
