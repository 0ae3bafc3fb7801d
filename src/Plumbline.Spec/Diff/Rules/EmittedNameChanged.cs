using Plumbline.Spec.Attributes;
using Plumbline.Spec.Diff.Matching;
using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Diff.Rules;

/// <summary>Addresses stay; the names of the C# interface, client or method do not.</summary>
internal sealed class EmittedNameChanged()
    : ChangeRule(RuleIds.EmittedNameChanged, "Called differently in C#", Verdict.Dangerous, RuleIds.EmittedNameChanged)
{
    internal override void Compare(ChangeContext context)
    {
        foreach (var resource in context.Pairs.Resources.Where(resource => resource.Before.Plural != resource.After.Plural))
        {
            var subject = new Subject { Title = $"resource {Words.Quote(resource.After.Type.ToString())}", Id = $"resources/{resource.Before.Type}", Place = resource.Place };
            Report(context, subject, "plural", "plural", resource.Before.Plural, resource.After.Plural);
        }

        foreach (var operation in context.Pairs.Operations.Both)
        {
            Report(context, ServicePairs.Of(operation), "@operation_name", "operation name",
                OperationNameAttribute.Find(operation.Before.Operation.Attributes)?.Name ?? "by path",
                OperationNameAttribute.Find(operation.After.Operation.Attributes)?.Name ?? "by path");
        }
    }

    private static void Report(ChangeContext context, Subject subject, string key, string name, string from, string to)
    {
        if (from != to)
        {
            context.Report(subject with { Positions = [] }, key, $"has the {name} {Words.Quote(to)} instead of {Words.Quote(from)}", $"{name}: {from} -> {to}",
                Effects.OnSource(Verdict.Breaking), $"keep {Words.Quote(from)}");
        }
    }
}
