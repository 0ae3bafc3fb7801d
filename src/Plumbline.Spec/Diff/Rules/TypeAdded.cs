using Plumbline.Spec.Diff.Matching;
using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Diff.Rules;

/// <summary>A type is there that nothing on the wire uses yet.</summary>
internal sealed class TypeAdded()
    : ChangeRule(RuleIds.TypeAdded, "Type added", Verdict.Compatible, RuleIds.NameRemoved)
{
    internal override void Compare(ChangeContext context)
    {
        foreach (var type in DeclaredNames.Added(context.Pairs).Where(type => !context.Pairs.IsUsed(type.Kind, type.Name)))
            context.Report(type.Subject, null, "is added", "none -> added", Effects.None, "leave it out");
    }
}
