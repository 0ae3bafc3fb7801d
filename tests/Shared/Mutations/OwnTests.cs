using System.Reflection;

namespace Plumbline.Tests.Shared.Mutations;

/// <summary>Runs tests of this assembly, in whichever context it is loaded, without a runner: fast enough for thousands of times.</summary>
public static class OwnTests
{
    // What goes through many documents, or through these tests themselves.
    private static readonly string[] s_left = ["Mutations", "CorpusTests", "LintReportTests", "PropertyTests"];

    private static readonly Lazy<IReadOnlyList<(MethodInfo Method, object?[] Row)>> s_all = new(() => [.. Find()]);

    /// <summary>The first test that fails.</summary>
    /// <param name="id">The rule that its row of data names; null for every test.</param>
    /// <returns>Its name and why; null where all pass.</returns>
    public static string? FirstFailure(string? id)
    {
        foreach (var (method, row) in s_all.Value.Where(test => id is null || Array.Exists(test.Row, value => value is string text && text == id)))
        {
            if (Run(method, row) is { } failure)
                return $"{method.DeclaringType!.Name}.{method.Name}: {failure}";
        }

        return null;
    }

    /// <summary>How many tests there are.</summary>
    public static int Count() => s_all.Value.Count;

    /// <summary>Whether a test fails.</summary>
    /// <param name="test">Its ordinal.</param>
    /// <returns>Its name and why; null where it passes.</returns>
    public static string? Failure(int test)
    {
        var (method, row) = s_all.Value[test];
        return Run(method, row) is { } failure ? $"{method.DeclaringType!.Name}.{method.Name}: {failure}" : null;
    }

    private static string? Run(MethodInfo method, object?[] row)
    {
        try
        {
            var instance = method.IsStatic ? null : Activator.CreateInstance(method.DeclaringType!);
            var arguments = method.GetParameters().Select((parameter, i) => i < row.Length ? row[i] : parameter.DefaultValue).ToArray();
            (method.Invoke(instance, arguments) as Task)?.GetAwaiter().GetResult();
            return null;
        }
#pragma warning disable CA1031 // Whatever a broken rule throws, a test has noticed.
        catch (Exception failure)
        {
            var cause = failure is TargetInvocationException { InnerException: { } inner } ? inner : failure;
            return cause.Message.StartsWith("$XunitDynamicSkip$", StringComparison.Ordinal) ? null : cause.Message;
        }
#pragma warning restore CA1031
    }

    private static IEnumerable<(MethodInfo Method, object?[] Row)> Find()
    {
        foreach (var type in typeof(OwnTests).Assembly.GetTypes().Where(type => type.GetConstructor([]) is not null && !Array.Exists(s_left, type.FullName!.Contains)).OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            foreach (var method in type.GetMethods().Where(method => method.GetCustomAttribute<FactAttribute>() is { Explicit: false }))
            {
                if (method.GetCustomAttribute<TheoryAttribute>() is null)
                {
                    yield return (method, []);
                    continue;
                }

                foreach (var row in method.GetCustomAttributes<InlineDataAttribute>().Select(data => data.Data))
                    yield return (method, row);

                foreach (var member in method.GetCustomAttributes<MemberDataAttribute>())
                {
                    foreach (var row in (System.Collections.IEnumerable)type.GetProperty(member.MemberName, BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null)!)
                        yield return (method, row is ITheoryDataRow data ? data.GetData() : (object?[])row);
                }
            }
        }
    }
}
