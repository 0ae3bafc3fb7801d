using Plumbline.Spec.Attributes;
using Plumbline.Spec.Rules.Text;
using Plumbline.Spec.Rules.Walking;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Validity;

/// <summary>An operation's name is a name, and no other operation of its resource has it.</summary>
internal sealed class OperationNames() : ValidityRule("PLB1144", "Operation name cannot be used")
{
    public override void Check(RuleContext context)
    {
        foreach (var operations in context.Walk.Operations.GroupBy(operation => operation.Parent))
        {
            var seen = new Dictionary<string, Node>(StringComparer.Ordinal);
            foreach (var operation in operations)
            {
                if (OperationNameAttribute.Find(operation.Value.Attributes) is not { } attribute)
                    continue;

                var at = operation.Value.Attributes.TakeWhile(other => other.Name != OperationNameAttribute.AttributeName).Count();
                if (NameRules.Problem(attribute.Name) is { } problem)
                    context.Report(operation,
                        $"attributes/{at}/value/name", $"the name {Quote(attribute.Name)} of {operation.Title} {problem}");
                else if (!seen.TryGetValue(NameRules.Comparable(attribute.Name), out var first))
                    seen.Add(NameRules.Comparable(attribute.Name), operation);
                else
                    context.Report(operation,
                        $"attributes/{at}/value/name", $"{operation.Title} has the name {Quote(attribute.Name)}, and so has {first.Title}");
            }
        }
    }
}
