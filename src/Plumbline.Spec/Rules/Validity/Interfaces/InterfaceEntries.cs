using Plumbline.Spec.Model;
using Plumbline.Spec.Rules.Walking;

namespace Plumbline.Spec.Rules.Validity;

/// <summary>The interfaces that models list.</summary>
internal static class InterfaceEntries
{
    /// <summary>Every model with an interface of the same document that it lists, and the entry's key. Imported interfaces only need to exist.</summary>
    public static IEnumerable<(Node<ModelType> Model, string Key, InterfaceType Interface)> Local(RuleContext context)
    {
        foreach (var model in context.Walk.Models)
        {
            for (var i = 0; i < model.Value.Interfaces.Count; i++)
            {
                var entry = model.Value.Interfaces[i];
                if (entry.Namespace is null && context.Types.FindInterface(entry) is { } type)
                    yield return (model, $"interfaces/{i}", type);
            }
        }
    }
}
