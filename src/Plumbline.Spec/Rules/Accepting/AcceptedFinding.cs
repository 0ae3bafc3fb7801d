using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Rules.Accepting;

/// <summary>An entry of the findings file: one finding in an old document that its company lives with.</summary>
/// <param name="Fingerprint">The finding's fingerprint.</param>
/// <param name="Rule">The rule's id, or the key of a company's own.</param>
/// <param name="Service">The document's namespace; its name where it has none.</param>
/// <param name="What">The offender, for people who read the file.</param>
public sealed record AcceptedFinding(string Fingerprint, string Rule, string Service, string What)
{
    /// <summary>The entry that accepts a finding; null for a finding that nobody can accept (of a rule that is always on).</summary>
    /// <param name="finding">The finding.</param>
    public static AcceptedFinding? Of(Finding finding) =>
        finding.Identity is { } identity ? new(identity.Fingerprint, identity.Rule, identity.Service, identity.What) : null;
}
