using System.Text.RegularExpressions;
using Plumbline.Spec.Findings;
using Plumbline.Spec.Rules.Text;

namespace Plumbline.Spec.Rules.Company;

/// <summary>A rule that a company wrote without a compiler: which nodes, what of them, and what it must be.</summary>
internal sealed class CompanyRule : Rule
{
    private readonly Selector _selector;
    private readonly PropertyPath _property;
    private readonly Requirement _requirement;
    private readonly string _message;

    /// <summary>A rule.</summary>
    /// <param name="descriptor">Its key, and the id of its severity.</param>
    /// <param name="selector">Which nodes.</param>
    /// <param name="property">What of them.</param>
    /// <param name="requirement">What it must be.</param>
    /// <param name="message">The remedy; <c>{value}</c> stands for what is there.</param>
    public CompanyRule(RuleDescriptor descriptor, Selector selector, PropertyPath property, Requirement requirement, string message)
        : base(descriptor)
    {
        _selector = selector;
        _property = property;
        _requirement = requirement;
        _message = message;
    }

    /// <inheritdoc/>
    public override void Check(RuleContext context)
    {
        try
        {
            foreach (var node in context.Walk.All)
            {
                // What the text does not have (an inferred parameter, a default answer) is nobody's to correct.
                if (context.Syntax.Find(node.Path) is null || !_selector.Chooses(node, context.Walk))
                    continue;

                var value = _property.Read(node, context.Walk);
                if (_requirement.IsMet(value))
                    continue;

                var (path, key) = _property.Place(node, context.Walk);
                context.Report(path, key, $"{node.Title}: {Message(value)} ({Descriptor.Key})");
            }
        }
        catch (RegexMatchTimeoutException exception)
        {
            context.Report(context.Walk.Service, null,
                $"rule {Quotation.Quote(Descriptor.Key!)} did not finish: {Quotation.Quote(exception.Pattern)} takes too long on {Quotation.Quote(exception.Input)}; write a simpler pattern");
        }
    }

    private string Message(PropertyValue? value) => _message.Replace("{value}", value is null ? "nothing" : Quotation.Quote(value.ToString()));
}
