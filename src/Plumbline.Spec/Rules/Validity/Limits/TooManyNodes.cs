using Plumbline.Spec.Rules.Walking;

namespace Plumbline.Spec.Rules.Validity;

/// <summary>See <see cref="DocumentLimits"/>.</summary>
internal sealed class TooManyNodes() : LimitRule("PLB1190", "Too many of something")
{
    public override void Check(RuleContext context)
    {
        var walk = context.Walk;
        Check(context, walk.Fields.GroupBy(node => node.Parent!), DocumentLimits.Fields, "fields");
        Check(context, walk.Values.GroupBy(node => node.Parent!), DocumentLimits.Values, "values");
        Check(context, walk.Members.GroupBy(node => node.Parent!), DocumentLimits.Members, "types");
        Check(context, walk.Parameters.GroupBy(node => node.Parent!), DocumentLimits.Parameters, "parameters");
        Check(context, walk.Responses.GroupBy(node => node.Parent!), DocumentLimits.Responses, "responses");
        Check(context, walk.Service, walk.Operations.Count, DocumentLimits.Operations, "operations");
        Check(context, walk.Service, walk.Models.Count + walk.Enums.Count + walk.Unions.Count + walk.Interfaces.Count, DocumentLimits.Types, "models, enums, unions and interfaces");
    }

    private static void Check<T>(RuleContext context, IEnumerable<IGrouping<Node, T>> groups, int maximum, string what)
    {
        foreach (var group in groups)
            Check(context, group.Key, group.Count(), maximum, what);
    }

    private static void Check(RuleContext context, Node node, int count, int maximum, string what)
    {
        if (count > maximum)
            context.Report(node, null, $"{node.Title} has {count} {what}; {maximum} are the most");
    }
}
