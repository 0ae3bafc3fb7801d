using System.Globalization;
using Plumbline.Spec.Findings;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Rules.Consistency;

/// <summary>Parameters that every list has are the same everywhere.</summary>
internal sealed class CommonParameter()
    : ConsistencyRule("PLB4066", "common_parameters", "Common parameter of another kind", Severity.Error, RuleLevel.Strict)
{
    public override void Check(RuleContext context)
    {
        var page = context.Options.Number("plumbline_page_default", 25);
        var most = context.Options.Number("plumbline_page_maximum", 100);
        foreach (var operation in Lists.Operations(context))
        {
            foreach (var parameter in Declared.Parameters(context).Where(parameter => parameter.Parent == operation))
            {
                if (Problem(parameter.Value, page, most) is { } problem)
                    context.Report(parameter, null, $"{parameter.Title} {problem}");
            }
        }
    }

    private static string? Problem(Parameter parameter, int page, int most)
    {
        var type = parameter.Type.ToString();
        var bounds = (parameter.Default, parameter.Minimum, parameter.Maximum);
        return parameter.Name switch
        {
            "id" when type is not ("[string]" or "[uuid]" or "[long]") || bounds != (null, null, most) =>
                $"must be a list with maximum {most}, without default and minimum",
            "limit" when type != "long" || bounds != (page.ToString(CultureInfo.InvariantCulture), 1, most) =>
                $"must be a long with default {page}, minimum 1 and maximum {most}",
            "offset" when type != "long" || bounds != ("0", 0, null) => "must be a long with default 0 and minimum 0",
            "sort" when type != "string" => "must be a string",
            "expand" when type != "[string]" => "must be of type '[string]'",
            _ => null,
        };
    }
}
