using Plumbline.Spec.Rules.Walking;

namespace Plumbline.Spec.Rules.Validity;

/// <summary>See <see cref="DocumentLimits"/>.</summary>
internal sealed class TooManyNodes() : LimitRule("PLB1190", "Too many of something")
{
    public override void Check(RuleContext context)
    {
        var walk = context.Walk;
        Check(context, walk.Models, model => model.Fields.Count, DocumentLimits.Fields, "fields");
        Check(context, walk.Interfaces, type => type.Fields.Count, DocumentLimits.Fields, "fields");
        Check(context, walk.Enums, type => type.Values.Count, DocumentLimits.Values, "values");
        Check(context, walk.Unions, union => union.Members.Count, DocumentLimits.Members, "types");
        Check(context, walk.Operations, operation => operation.Parameters.Count, DocumentLimits.Parameters, "parameters");
        Check(context, walk.Operations, operation => operation.Responses.Count, DocumentLimits.Responses, "responses");
        Check(context, walk.Service, walk.Operations.Count, DocumentLimits.Operations, "operations");
        Check(context, walk.Service, walk.Models.Count + walk.Enums.Count + walk.Unions.Count + walk.Interfaces.Count, DocumentLimits.Types, "models, enums, unions and interfaces");
    }

    private static void Check<T>(RuleContext context, IEnumerable<Node<T>> nodes, Func<T, int> count, int maximum, string what)
        where T : class
    {
        foreach (var node in nodes)
            Check(context, node, count(node.Value), maximum, what);
    }

    private static void Check(RuleContext context, Node node, int count, int maximum, string what)
    {
        if (count > maximum)
            context.Report(node, null, $"{node.Title} has {count} {what}; {maximum} are the most");
    }
}
