using Plumbline.Spec.Attributes;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Diff.Usage;

/// <summary>Which unions a service publishes.</summary>
internal static class EventUnions
{
    private const string Suffix = "_event";

    /// <summary>Whether a union is published: its <c>stream</c> attribute says so, or its name does (<c>user_event</c>).</summary>
    public static bool IsEvent(UnionType union) =>
        StreamAttribute.Find(union.Attributes) is not null
        || (union.Name.Length > Suffix.Length && union.Name.EndsWith(Suffix, StringComparison.Ordinal));

    /// <summary>Whether a field belongs to the envelope that every event has.</summary>
    public static bool IsEnvelopeField(string field) => field is "event_id" or "timestamp";
}
