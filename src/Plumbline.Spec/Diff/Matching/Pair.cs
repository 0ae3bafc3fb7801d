using Plumbline.Spec.Reading;

namespace Plumbline.Spec.Diff.Matching;

/// <summary>A node of both documents.</summary>
/// <param name="Before">As released.</param>
/// <param name="After">As it is now.</param>
/// <param name="Place">Where it stands now.</param>
internal sealed record Pair<T>(T Before, T After, NodePath Place);

/// <summary>A node of one document only.</summary>
/// <param name="Value">The node.</param>
/// <param name="Place">Where it stands now, or for what is gone where its parent does.</param>
internal sealed record Single<T>(T Value, NodePath Place);
