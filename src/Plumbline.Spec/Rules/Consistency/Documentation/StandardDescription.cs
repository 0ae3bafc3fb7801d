using Plumbline.Spec.Findings;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Rules.Consistency;

/// <summary>Standard parameters and answers mean the same everywhere, and are described once, elsewhere.</summary>
internal sealed class StandardDescription()
    : ConsistencyRule("PLB4051", "standard_descriptions", "Description of what is the same everywhere", Severity.Info, RuleLevel.Strict)
{
    public override void Check(RuleContext context)
    {
        var names = context.Options.List("plumbline_standard_parameters", "id, limit, offset, sort, expand");
        foreach (var parameter in Declared.Parameters(context))
        {
            if (parameter.Value.Description is not null && names.Contains(parameter.Value.Name))
                context.Report(parameter, "description", $"{parameter.Title} means the same everywhere; remove its description");
        }

        foreach (var response in context.Walk.Responses)
        {
            if (response.Value is { Description: not null, Code: { } code }
                && StandardStatuses.Required(context, response.Nearest<Operation>()!.Method).Contains(code))
                context.Report(response, "description", $"{response.Title} means the same everywhere; remove its description");
        }
    }
}
