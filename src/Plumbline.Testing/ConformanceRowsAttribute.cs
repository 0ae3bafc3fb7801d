using System.Reflection;
using Plumbline.Testing.Checks;
using Plumbline.Testing.Documents;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace Plumbline.Testing;

/// <summary>The rows of a <see cref="ConformanceSuite{TProgram}"/>: each operation of its document with each check that can be said of it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ConformanceRowsAttribute : DataAttribute
{
    /// <inheritdoc/>
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker)
    {
        ArgumentNullException.ThrowIfNull(testMethod);
        var suite = testMethod.ReflectedType!;
        var document = TestedDocument.Load(PathOf(suite));
        ITheoryDataRow[] rows =
        [
            .. from operation in document.Operations
               from check in ConformanceChecks.All
               where check.AppliesTo(operation)
               select new TheoryDataRow(operation.Name, check.Name),
        ];
        return new(rows);
    }

    /// <inheritdoc/>
    public override bool SupportsDiscoveryEnumeration() => true;

    internal static string PathOf(Type suite) => suite.GetCustomAttribute<ConformanceDocumentAttribute>()?.Path
        ?? throw new InvalidOperationException($"{suite.Name} names no document: put [ConformanceDocument(\"specs/....json\")] on it.");
}
