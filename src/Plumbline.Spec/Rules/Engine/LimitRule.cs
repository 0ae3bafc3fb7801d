namespace Plumbline.Spec.Rules;

/// <summary>A bound on the size of documents. Where it is broken no further rule runs: the others may take time that grows with the square.</summary>
/// <param name="id">The id.</param>
/// <param name="title">What is wrong, in a few words.</param>
internal abstract class LimitRule(string id, string title) : ValidityRule(id, title);
