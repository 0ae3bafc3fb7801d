using Plumbline.Spec.Findings;
using Plumbline.Spec.Model;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Consistency;

/// <summary>Errors that say something say it in an error model.</summary>
internal sealed class ErrorBody()
    : ConsistencyRule("PLB4064", "error_bodies", "Error that is no error model", Severity.Error, RuleLevel.Recommended)
{
    public override void Check(RuleContext context)
    {
        var suffixes = context.Options.List("plumbline_error_suffixes", "_error, _errors, error, errors");
        foreach (var response in context.Walk.Responses)
        {
            var type = response.Value.Type.Core;
            if (response.Value.Code is not (>= 400 and < 600) || type.Primitive == Primitive.Unit || type.Kind == TypeKind.Unresolved)
                continue;

            // A health check answers with its own model, whatever it has to say.
            if (!suffixes.Any(suffix => type.Name.EndsWith(suffix, StringComparison.Ordinal))
                && type.Name.IndexOf("healthcheck", StringComparison.Ordinal) < 0)
                context.Report(response,
                    "type", $"{response.Title} has type {Quote(type.ToString())}, which is no error model; its name should end with {QuoteAll(suffixes)}");
        }
    }
}
