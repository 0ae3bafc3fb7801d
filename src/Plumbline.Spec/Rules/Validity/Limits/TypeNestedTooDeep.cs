namespace Plumbline.Spec.Rules.Validity;

/// <summary>Nobody needs lists in lists in lists; a hostile document would make C# names of any length.</summary>
internal sealed class TypeNestedTooDeep() : LimitRule("PLB1043", "Lists and maps nested too deep")
{
    internal const int Maximum = 8;

    public override void Check(RuleContext context)
    {
        foreach (var use in context.Walk.TypeUses)
        {
            var depth = 0;
            for (var type = use.Type.Element; type is not null; type = type.Element)
                depth++;

            if (depth > Maximum)
                context.Report(use.Node, use.Key, $"{use.Node.Title} nests {depth} lists and maps; {Maximum} are the most");
        }
    }
}
