using Plumbline.Spec.Rules.Walking;

namespace Plumbline.Spec.Rules.Validity;

/// <summary>A name that became a C# identifier of any length would break compilers and file systems.</summary>
internal sealed class NameTooLong() : LimitRule("PLB1191", "Name too long")
{
    public override void Check(RuleContext context)
    {
        var walk = context.Walk;
        Check(context, [walk.Service], service => service.Name);
        Check(context, walk.Enums, type => type.Name);
        Check(context, walk.Values, value => value.Name);
        Check(context, walk.Interfaces, type => type.Name);
        Check(context, walk.Models, type => type.Name);
        Check(context, walk.Unions, type => type.Name);
        Check(context, walk.Fields, field => field.Name);
        Check(context, walk.Annotations, annotation => annotation.Name);
        Check(context, walk.Parameters, parameter => parameter.Name);
        Check(context, walk.Headers, header => header.Name);
    }

    private static void Check<T>(RuleContext context, IEnumerable<Node<T>> nodes, Func<T, string> name)
        where T : class
    {
        foreach (var node in nodes)
        {
            if (name(node.Value).Length is > DocumentLimits.NameLength and var length)
                context.Report(node, null, $"the name of {node.Title} has {length} characters; {DocumentLimits.NameLength} are the most");
        }
    }
}
