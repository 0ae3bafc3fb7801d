using Plumbline.Spec.Findings;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Consistency;

/// <summary>A namespace is written out and ends with the major version.</summary>
internal sealed class NamespaceVersion()
    : ConsistencyRule("PLB4055", "namespace_version", "Namespace without the version", Severity.Error, RuleLevel.Strict)
{
    public override void Check(RuleContext context)
    {
        var service = context.Walk.Service;
        if (service.Value.Namespace is not { } name)
        {
            context.Report(service, null,
                $"{service.Title} has no namespace; write one that ends with its major version, as 'io.example.user.v0'");
            return;
        }

        var last = name.Substring(name.LastIndexOf('.') + 1);
        var major = service.Value.Version?.Split('.')[0];
        if (last.Length < 2 || last[0] != 'v' || !last.Skip(1).All(char.IsDigit))
            context.Report(service,
                "namespace", $"{service.Title} has namespace {Quote(name)}, which does not end with a major version; add one, as '.v0'");
        else if (major is not null && last != "v" + major)
            context.Report(service,
                "namespace", $"{service.Title} has namespace {Quote(name)}, but its version is {Quote(service.Value.Version!)}; make them agree");
    }
}
