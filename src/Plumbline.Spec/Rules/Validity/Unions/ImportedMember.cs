namespace Plumbline.Spec.Rules.Validity;

/// <summary>Members of a union are local types (catalogue 61).</summary>
internal sealed class ImportedMember() : ValidityRule("PLB1076", "Imported type in a union")
{
    public override void Check(RuleContext context)
    {
        foreach (var member in context.Walk.Members)
        {
            if (member.Value.Type.Core.Namespace is not null)
            {
                context.Report(member, "type",
                    $"{member.Title} is an imported type, which cannot know of this union; wrap it in a model of this document");
            }
        }
    }
}
