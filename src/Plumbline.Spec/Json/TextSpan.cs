namespace Plumbline.Spec.Json;

/// <summary>A stretch of a document's text, in UTF-16 code units.</summary>
/// <param name="Start">Where it starts.</param>
/// <param name="Length">How long it is.</param>
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>Just behind the last character.</summary>
    public int End => Start + Length;
}
