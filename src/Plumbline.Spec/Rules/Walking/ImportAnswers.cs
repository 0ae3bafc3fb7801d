using Plumbline.Spec.Binding;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Rules.Walking;

/// <summary>Which documents answer which imports.</summary>
internal static class ImportAnswers
{
    /// <summary>The imports that no document of the project answers, as binding sees it.</summary>
    public static IEnumerable<Node<Import>> Unanswered(RuleContext context) =>
        context.Walk.Imports.Where(import => !context.Others.Any(other => IsAnswer(import.Value, other)));

    /// <summary>Whether a document answers an import.</summary>
    public static bool IsAnswer(Import import, RelatedDocument document) =>
        (import.Namespace is not null && import.Namespace == document.Service.Namespace)
        || ImportAddress.Match(import.Uri, new ImportSource(document.Uri, document.Service)) != AddressMatch.None;
}
