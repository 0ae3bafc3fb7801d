using Plumbline.Spec.Model;
using Plumbline.Spec.Rules.Walking;

namespace Plumbline.Spec.Rules.Consistency;

/// <summary>Operations that answer lists.</summary>
internal static class Lists
{
    /// <summary>Every GET whose success answer is a list.</summary>
    public static IEnumerable<Node<Operation>> Operations(RuleContext context) =>
        context.Walk.Operations.Where(operation => operation.Value.Method == "GET"
            && operation.Value.Responses.Any(response => response.Code == 200 && response.Type.Shape == TypeShape.List));
}
