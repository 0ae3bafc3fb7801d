
namespace Plumbline.Spec.Reading;

/// <summary>Checks lists that a declaration cannot do without.</summary>
internal static class RequiredList
{
    /// <summary>Reports a list that is missing; one of the wrong kind is reported by whoever reads its elements.</summary>
    public static void Check(NodeReader owner, string key)
    {
        var value = owner.Node.Find(key)?.Value;
        if (value is null)
            owner.Report(ReaderRules.MissingKey, owner.Place.Span, $"{owner.Place} has no '{key}'; add \"{key}\": [ ... ]");
    }
}
