using Plumbline.Spec.Attributes;
using Plumbline.Spec.Findings;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Consistency;

/// <summary>A list that can grow comes in pages.</summary>
internal sealed class MissingPaging() : ConsistencyRule("PLB4065", "paging", "List without paging", Severity.Error, RuleLevel.Strict)
{
    public override void Check(RuleContext context)
    {
        foreach (var operation in Lists.Operations(context))
        {
            if (PagingAttribute.Find(operation.Value.Attributes) is not null)
                continue;

            var missing = context.Options.List("plumbline_paging_parameters", "limit, offset")
                .Where(name => operation.Value.Parameters.All(parameter => parameter.Name != name)).ToList();
            if (missing.Count > 0)
                context.Report(operation, null,
                    $"{operation.Title} answers a list but takes no {QuoteAll(missing)}; a list that can grow comes in pages");
        }
    }
}
