using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Validity;

/// <summary>A base URL has no slash at its end (catalogue 36).</summary>
internal sealed class BaseUrlTrailingSlash() : ValidityRule("PLB1054", "Base URL ends with a slash")
{
    public override void Check(RuleContext context)
    {
        if (context.Service.BaseUrl is { } url && url.EndsWith("/", StringComparison.Ordinal))
            context.Report(context.Walk.Service, "base_url", $"base_url {Quote(url)} must not end with a '/'; remove it");
    }
}
