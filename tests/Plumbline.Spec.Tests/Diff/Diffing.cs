using Plumbline.Spec.Binding;
using Plumbline.Spec.Collections;
using Plumbline.Spec.Diff;
using Plumbline.Spec.Model;
using Plumbline.Spec.Reading;

namespace Plumbline.Spec.Tests.Diff;

/// <summary>Compares texts.</summary>
internal static class Diffing
{
    public static Document Read(string text) => DocumentReader.Read("api.json", text, TestContext.Current.CancellationToken);

    public static Service Bind(string text) => ServiceBinder.Bind(Read(text).Service, []);

    public static Comparison Compare(string before, string after, ComparisonOptions? options = null) => Compare(Bind(before), Bind(after), options);

    public static Comparison Compare(Service before, Service after, ComparisonOptions? options = null) =>
        ServiceComparer.Compare(before, after, options ?? ComparisonOptions.Default, TestContext.Current.CancellationToken);

    public static ComparisonOptions Approve(params Approval[] approvals) => new() { Approvals = approvals.ToEquatableArray() };

    /// <summary>The one change of a rule; fails with everything found where there is none or several.</summary>
    public static Change Single(this Comparison comparison, string rule)
    {
        var found = comparison.Changes.Where(change => change.Rule.Id == rule).ToList();
        Assert.True(found.Count == 1, $"expected one {rule}, found:\n{ComparisonText.Write(comparison)}");
        return found[0];
    }

    /// <summary>The rules that found something, each once, in order.</summary>
    public static IEnumerable<string> Rules(this Comparison comparison) => comparison.Changes.Select(change => change.Rule.Id).Distinct().Order(StringComparer.Ordinal);
}
