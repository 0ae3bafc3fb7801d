using Plumbline.Spec.Rules.Walking;

namespace Plumbline.Spec.Rules.Validity;

/// <summary>Bounds far above every document that people wrote, so that a hostile one ends in a finding and not in gigabytes of code.</summary>
internal sealed class TooManyNodes() : LimitRule("PLB1190", "Too many of something")
{
    internal const int Fields = 1_000;
    internal const int Values = 2_000;
    internal const int Members = 1_000;
    internal const int Parameters = 200;
    internal const int Responses = 100;
    internal const int Operations = 5_000;
    internal const int Types = 10_000;

    public override void Check(RuleContext context)
    {
        var walk = context.Walk;
        Check(context, walk.Fields.GroupBy(node => node.Parent!), Fields, "fields");
        Check(context, walk.Values.GroupBy(node => node.Parent!), Values, "values");
        Check(context, walk.Members.GroupBy(node => node.Parent!), Members, "types");
        Check(context, walk.Parameters.GroupBy(node => node.Parent!), Parameters, "parameters");
        Check(context, walk.Responses.GroupBy(node => node.Parent!), Responses, "responses");
        Check(context, walk.Service, walk.Operations.Count, Operations, "operations");
        Check(context, walk.Service, walk.Models.Count + walk.Enums.Count + walk.Unions.Count + walk.Interfaces.Count, Types, "models, enums, unions and interfaces");
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
