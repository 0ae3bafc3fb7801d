using Plumbline.Spec.Model;
using Plumbline.Spec.Rules.Text;
using Plumbline.Spec.Rules.Walking;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Validity;

/// <summary>A type that is named must exist (catalogue 41, 52, 59, 71, 78, 88, 91).</summary>
internal sealed class NamedTypeNotFound() : ValidityRule("PLB1041", "Type does not exist")
{
    public override void Check(RuleContext context)
    {
        var local = LocalNames(context.Service).ToList();
        var hasUnansweredImport = ImportAnswers.Unanswered(context).Any();
        foreach (var use in context.Walk.TypeUses)
        {
            var name = use.Type.Core;
            if (name.Kind != TypeKind.Unresolved || name.Name.Length == 0)
                continue;

            var reason = Reason(context, name.Name, local, hasUnansweredImport);
            if (reason is not null)
                context.Report(use.Node, use.Key, Subject(use) + reason);
        }
    }

    private static string Subject(TypeUse use) => use switch
    {
        { IsInterfaceEntry: true } => $"{use.Node.Title} lists interface {Quote(use.Type.ToString())}, ",
        { Node: Node<UnionMember> or Node<Resource> } => $"{use.Node.Title} is of a type ",
        _ => $"{use.Node.Title} has type {Quote(use.Type.ToString())}, ",
    };

    // Null: the missing import is reported where it is declared.
    private static string? Reason(RuleContext context, string name, List<string> local, bool hasUnansweredImport)
    {
        if (ForeignTypeNames.Meant(name) is { } meant)
            return $"which does not exist; did you mean {Quote(meant)}?";

        if (QualifiedName.Parse(name) is not { } qualified)
            return "which does not exist" + Suggestion.DidYouMean(name, local.Concat(ImportedNames(context, name)), "; declare it, or write the whole name of an imported one");

        if (qualified.Namespace == context.Service.Namespace)
            return $"which does not exist{Suggestion.DidYouMean(qualified.Name, local, "; declare it")}";

        var documents = context.Others.Where(other => other.Service.Namespace == qualified.Namespace).ToList();
        if (documents.Count > 0)
            return "which does not exist" + Suggestion.DidYouMean(name, documents.SelectMany(document => QualifiedName.All(document.Service)), "; the document of that namespace declares other types");

        return hasUnansweredImport
            ? null
            : $"but no document of the project has the namespace {Quote(qualified.Namespace)}; import it, and add its document with "
                + "PlumblineRole=\"import\" or reference the package that carries it";
    }

    private static IEnumerable<string> LocalNames(Service service) =>
        service.Enums.Select(type => type.Name)
            .Concat(service.Models.Select(type => type.Name))
            .Concat(service.Unions.Select(type => type.Name))
            .Concat(Enum.GetValues(typeof(Primitive)).Cast<Primitive>().Where(p => p != Primitive.None).Select(p => p.ToName()));

    // A forgotten qualification is meant far more often than a similar name.
    private static IEnumerable<string> ImportedNames(RuleContext context, string name) =>
        context.Others.SelectMany(other => QualifiedName.All(other.Service)).Where(full => full.EndsWith("." + name, StringComparison.Ordinal));
}
