using Plumbline.Spec.Binding;
using Plumbline.Spec.Model;
using Plumbline.Spec.Rules.Walking;

namespace Plumbline.Spec.Rules.Validity;

/// <summary>Which documents answer which imports.</summary>
internal static class ImportAnswers
{
    /// <summary>The imports that no document of the project answers, as binding sees it.</summary>
    public static IEnumerable<Node<Import>> Unanswered(RuleContext context) =>
        context.Walk.Imports.Where(import => !context.Others.Any(other => IsAnswer(import.Value, other)));

    private static bool IsAnswer(Import import, RelatedDocument document) =>
        (import.Namespace is not null && import.Namespace == document.Service.Namespace)
        || ImportAddress.Match(import.Uri, new ImportSource(document.Uri, document.Service)) != AddressMatch.None;
}
