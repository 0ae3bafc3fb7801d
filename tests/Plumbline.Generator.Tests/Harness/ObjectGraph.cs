using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Plumbline.Generator.Tests.Harness;

/// <summary>Walks what a step produced and refuses compiler objects that would keep a whole compilation alive.</summary>
internal static class ObjectGraph
{
    private static readonly Type[] s_banned = [typeof(ISymbol), typeof(SyntaxNode), typeof(SyntaxTree), typeof(Compilation), typeof(Location), typeof(SemanticModel)];

    /// <summary>Fails where a banned object can be reached.</summary>
    public static void AssertFree(object? value, string step) => Visit(value, step, new HashSet<object>(ReferenceEqualityComparer.Instance));

    private static void Visit(object? value, string step, HashSet<object> seen)
    {
        if (value is null || !seen.Add(value))
            return;

        var type = value.GetType();
        Assert.False(Array.Exists(s_banned, b => b.IsAssignableFrom(type)), $"step {step} holds a {type}");
        if (type.IsPrimitive || type.IsEnum || type == typeof(string) || value is AdditionalText or Type or Delegate or Microsoft.CodeAnalysis.Text.SourceText)
            return;

        if (value is IEnumerable items)
        {
            foreach (var item in items)
                Visit(item, step, seen);

            return;
        }

        for (var current = type; current is not null && current != typeof(object); current = current.BaseType)
        {
            foreach (var field in current.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                Visit(field.GetValue(value), step, seen);
        }
    }
}
