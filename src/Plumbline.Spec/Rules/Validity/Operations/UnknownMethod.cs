using Plumbline.Spec.Rules.Text;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Validity;

/// <summary>An operation's method is one of HTTP's (catalogue 76).</summary>
internal sealed class UnknownMethod() : ValidityRule("PLB1100", "Unknown HTTP method")
{
    private static readonly string[] s_methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "CONNECT", "OPTIONS", "TRACE"];

    public override void Check(RuleContext context)
    {
        foreach (var operation in context.Walk.Operations)
        {
            var method = operation.Value.Method;
            if (method.Length > 0 && !s_methods.Contains(method))
                context.Report(operation,
                    "method", $"{operation.Title} has method {Quote(method)}, which is none of {string.Join(", ", s_methods)}{Suggestion.DidYouMean(method, s_methods)}");
        }
    }
}
