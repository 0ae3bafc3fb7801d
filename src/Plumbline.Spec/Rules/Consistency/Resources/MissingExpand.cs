using Plumbline.Spec.Findings;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Rules.Consistency;

/// <summary>Where something can be expanded the caller can ask for it.</summary>
internal sealed class MissingExpand()
    : ConsistencyRule("PLB4069", "expand", "Expandable answer without a way to expand", Severity.Warning, RuleLevel.Strict)
{
    public override void Check(RuleContext context)
    {
        foreach (var operation in context.Walk.Operations.Where(operation => operation.Value.Method == "GET"))
        {
            var success = operation.Value.Responses.FirstOrDefault(response => response.Code == 200)?.Type.Core;
            var isExpandable = success is not null && (IsExpandable(success) || context.Types.FindModel(success)?.Fields.Any(field => IsExpandable(field.Type.Core)) == true);
            if (isExpandable && operation.Value.Parameters.All(parameter => parameter.Name != "expand"))
                context.Report(operation, null,
                    $"{operation.Title} answers something expandable but takes no 'expand'; add it with type '[string]'");
        }
    }

    private static bool IsExpandable(TypeReference type) => type.Name.StartsWith("expandable_", StringComparison.Ordinal);
}
