namespace Plumbline.Spec.Rules.Validity;

/// <summary>How far rules follow unions within unions.</summary>
internal static class UnionNesting
{
    /// <summary>Deeper nesting is not looked at: no person writes it, and a hostile document must not exhaust the stack.</summary>
    public const int MaximumDepth = 64;
}
