using System.Globalization;
using System.Text.RegularExpressions;
using Plumbline.Spec.Rules.Walking;

namespace Plumbline.Spec.Rules.Company;

/// <summary>How a condition compares.</summary>
internal enum Comparer
{
    /// <summary><c>[x]</c>: there is one.</summary>
    Defined,

    /// <summary><c>[!x]</c>: there is none.</summary>
    Undefined,

    /// <summary><c>[x=y]</c>: it is that; of a list, one item is.</summary>
    Is,

    /// <summary><c>[x!=y]</c>: it is not that, or there is none; of a list, no item is.</summary>
    IsNot,

    /// <summary><c>[x~y]</c>: it matches a regular expression; of a list, one item does.</summary>
    Matches,

    /// <summary><c>[x!~y]</c>: it does not match; of a list, no item does.</summary>
    MatchesNot,

    /// <summary><c>[x&lt;y]</c>: it is a number below.</summary>
    Below,

    /// <summary><c>[x&gt;y]</c>: it is a number above.</summary>
    Above,
}

/// <summary>What a selector asks of a node.</summary>
/// <param name="Property">Of what.</param>
/// <param name="Comparer">How it compares.</param>
/// <param name="Operand">With what; empty where there is nothing to compare with.</param>
/// <param name="Expression">The operand as a regular expression, where it is one.</param>
internal sealed record Condition(PropertyPath Property, Comparer Comparer, string Operand, Regex? Expression)
{
    /// <summary>Whether a node meets it.</summary>
    public bool IsMet(Node node, ServiceWalk walk)
    {
        var value = Property.Read(node, walk);
        return Comparer switch
        {
            Comparer.Defined => value is { IsThere: true },
            Comparer.Undefined => value is not { IsThere: true },
            Comparer.Is => value is not null && value.Items.Contains(Operand),
            Comparer.IsNot => value is null || !value.Items.Contains(Operand),
            Comparer.Matches => value is not null && value.Items.Any(Expression!.IsMatch),
            Comparer.MatchesNot => value is null || !value.Items.Any(Expression!.IsMatch),
            Comparer.Below => value is not null && value.Items.Any(item => Number(item) < Number(Operand)),
            _ => value is not null && value.Items.Any(item => Number(item) > Number(Operand)),
        };
    }

    /// <summary>A number; null where the text is none.</summary>
    public static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}
