using Plumbline.Spec.Model;
using Plumbline.Spec.Reading;

namespace Plumbline.Spec.Rules;

/// <summary>Everything that rules may look at.</summary>
public sealed record RuleInput
{
    /// <summary>The bound service.</summary>
    public required Service Service { get; init; }

    /// <summary>Where its nodes stand in the text.</summary>
    public required SyntaxMap Syntax { get; init; }

    /// <summary>Whether somebody else writes the document: nobody here could follow a mere piece of advice.</summary>
    public bool IsForeign { get; init; }

    /// <summary>The project's other documents: imports, contracts, and the other services.</summary>
    public IReadOnlyList<RelatedDocument> Others { get; init; } = [];

    /// <summary>The company's settings.</summary>
    public RuleOptions Options { get; init; } = RuleOptions.None;

    /// <summary>The keys of the company's own rules: they run on their own, and suppressions may name them.</summary>
    public IReadOnlyList<string> CompanyKeys { get; init; } = [];

    /// <summary>Which services call which others and wait for the answer, as far as the project knows.</summary>
    public IReadOnlyList<ServiceCall> Calls { get; init; } = [];

    /// <summary>The day of the build, <c>yyyy-MM-dd</c>, for what expires; null where nothing expires.</summary>
    public string? Today { get; init; }
}

/// <summary>Another document of the project.</summary>
/// <param name="Path">The file's path, for messages.</param>
/// <param name="Uri">Where imports say it lives; null where only its content tells.</param>
/// <param name="Service">What it declares, bound.</param>
public sealed record RelatedDocument(string Path, string? Uri, Service Service);

/// <summary>One service calls another and waits for its answer.</summary>
/// <param name="Caller">The name of the one that calls.</param>
/// <param name="Callee">The name of the one that answers.</param>
public sealed record ServiceCall(string Caller, string Callee);
