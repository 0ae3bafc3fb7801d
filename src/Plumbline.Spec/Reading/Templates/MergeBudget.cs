using Plumbline.Spec.Json;

namespace Plumbline.Spec.Reading.Templates;

/// <summary>Limits what templates may produce: a small text could otherwise multiply itself into gigabytes.</summary>
internal sealed class MergeBudget
{
    private int _left = 200_000;
    private bool _reported;

    /// <summary>Takes a template's members and items from the budget.</summary>
    /// <returns>False (and once a finding) where nothing is left.</returns>
    public bool TrySpend(NodeReader user, JsonNode template)
    {
        _left -= Size(template);
        if (_left >= 0)
            return true;

        if (!_reported)
            user.Report(ReaderRules.NestedTooDeep, user.Place.Span, "templates multiply into more than any sensible document; use fewer");
        _reported = true;
        return false;
    }

    private static int Size(JsonNode node) => 1 + node.Items.Sum(Size) + node.Members.Sum(member => Size(member.Value));
}
