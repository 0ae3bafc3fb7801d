using Plumbline.Spec.Rules.Text;
using Plumbline.Spec.Rules.Walking;

namespace Plumbline.Spec.Rules.Validity;

/// <summary>Names hold letters, digits, dashes, underscores and dots (catalogue 37).</summary>
internal sealed class InvalidName() : ValidityRule("PLB1046", "Invalid name")
{
    public override void Check(RuleContext context)
    {
        var walk = context.Walk;
        Check(context, walk.Enums, type => type.Name);
        Check(context, walk.Values, value => value.Name);
        Check(context, walk.Interfaces, type => type.Name);
        Check(context, walk.Models, type => type.Name);
        Check(context, walk.Unions, type => type.Name);
        Check(context, walk.Fields, field => field.Name);
        Check(context, walk.Annotations, annotation => annotation.Name);
        foreach (var union in walk.Unions)
            Check(context, union, "discriminator", union.Value.Discriminator, "discriminator");
        foreach (var member in walk.Members)
            Check(context, member, "discriminator_value", member.Value.DiscriminatorValue, "discriminator value");
    }

    private static void Check<T>(RuleContext context, IEnumerable<Node<T>> nodes, Func<T, string> name)
        where T : class
    {
        foreach (var node in nodes)
            Check(context, node, null, name(node.Value), "name");
    }

    // A missing name is the reader's finding.
    private static void Check(RuleContext context, Node node, string? key, string? name, string what)
    {
        if (name is { Length: > 0 } && NameRules.Problem(name) is { } problem)
            context.Report(node, key, $"the {what} of {node.Title} {problem}");
    }
}
