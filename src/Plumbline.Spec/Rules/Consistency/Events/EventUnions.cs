using Plumbline.Spec.Attributes;
using Plumbline.Spec.Model;
using Plumbline.Spec.Rules.Text;
using Plumbline.Spec.Rules.Walking;

namespace Plumbline.Spec.Rules.Consistency;

/// <summary>Unions whose members are events.</summary>
internal static class EventUnions
{
    /// <summary>The endings of events.</summary>
    public static IReadOnlyList<string> Suffixes { get; } = ["_upserted", "_deleted"];

    /// <summary>Every union that is a stream, or is called <c>..._event</c>.</summary>
    public static IEnumerable<Node<UnionType>> All(RuleContext context) =>
        context.Walk.Unions.Where(union => Words.EndsWith(union.Value.Name, "_event") || StreamAttribute.Find(union.Value.Attributes) is not null);

    /// <summary>The models of this document that are events.</summary>
    public static IEnumerable<Node<ModelType>> Models(RuleContext context)
    {
        var names = new HashSet<string>(All(context).SelectMany(union => union.Value.Members).Select(member => member.Type.Name), StringComparer.Ordinal);
        return context.Walk.Models.Where(model => names.Contains(model.Value.Name));
    }

    /// <summary>What an event is about: <c>user</c> of <c>user_upserted</c>; null where its name has another ending.</summary>
    public static string? Subject(string name) =>
        Suffixes.FirstOrDefault(suffix => Words.EndsWith(name, suffix)) is { } ending ? Words.Without(name, ending) : null;
}
