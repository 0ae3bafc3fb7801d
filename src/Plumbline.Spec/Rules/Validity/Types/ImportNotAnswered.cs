using Plumbline.Spec.Rules.Walking;
using Plumbline.Spec.Model;
using Plumbline.Spec.Rules.Text;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Validity;

/// <summary>Types of an import are known only where the project has its document (catalogue 27).</summary>
internal sealed class ImportNotAnswered() : ValidityRule("PLB1027", "Import without a document")
{
    public override void Check(RuleContext context)
    {
        var missing = context.Walk.TypeUses
            .Select(use => use.Type.Core)
            .Where(type => type.Kind == TypeKind.Unresolved)
            .Select(type => QualifiedName.Parse(type.Name)?.Namespace)
            .OfType<string>()
            .Where(name => name != context.Service.Namespace && context.Others.All(other => other.Service.Namespace != name))
            .Distinct()
            .OrderBy(name => name, StringComparer.Ordinal)
            .ToList();

        // An import that nothing needs stays silent: a ruleset may ask for its removal.
        if (missing.Count == 0)
            return;

        foreach (var import in ImportAnswers.Unanswered(context))
        {
            context.Report(import, "uri",
                $"{import.Title} is answered by no document of the project, but types of {QuoteAll(missing)} are used; add the document "
                + "(<AdditionalFiles Include=\"...\" PlumblineRole=\"import\" />) or reference the package that carries it");
        }
    }
}
