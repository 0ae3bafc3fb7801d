using Plumbline.Spec.Rules.Walking;

namespace Plumbline.Spec.Rules.Company;

/// <summary>Chooses nodes of a document: <c>model.field[type=string]</c>, <c>operation[method=GET], operation[method=HEAD]</c>.</summary>
/// <param name="Alternatives">A node is chosen that any of them chooses.</param>
internal sealed record Selector(IReadOnlyList<IReadOnlyList<SelectorStep>> Alternatives)
{
    /// <summary>The kinds of nodes that it chooses.</summary>
    public IEnumerable<string> Kinds => Alternatives.Select(steps => steps[steps.Count - 1].Kind).Distinct(StringComparer.Ordinal);

    /// <summary>Whether a node is chosen.</summary>
    public bool Chooses(Node node, ServiceWalk walk) => Alternatives.Any(steps => Chooses(steps, node, walk));

    private static bool Chooses(IReadOnlyList<SelectorStep> steps, Node node, ServiceWalk walk)
    {
        Node? at = node;
        for (var i = steps.Count - 1; i >= 0; i--, at = at.Parent)
        {
            if (at is null || NodeKinds.Of(at) != steps[i].Kind || !steps[i].Conditions.All(condition => condition.IsMet(at, walk)))
                return false;
        }

        return true;
    }
}

/// <summary>A kind of node, and what is asked of it.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Conditions">All of these must be met.</param>
internal sealed record SelectorStep(string Kind, IReadOnlyList<Condition> Conditions);
