using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Plumbline.Analyzers.Drift;

/// <summary>A switch over an emitted union or enum: which cases there are, and which of them it handles.</summary>
internal sealed class SwitchCases
{
    private readonly ImmutableArray<ISymbol> _all;
    private readonly HashSet<ISymbol> _handled = new(SymbolEqualityComparer.Default);
    private bool _handlesAll;

    private SwitchCases(INamedTypeSymbol type, ImmutableArray<ISymbol> all)
    {
        Type = type;
        _all = all;
    }

    /// <summary>What the document declares: a union's interface, or the struct of an enum.</summary>
    public INamedTypeSymbol Type { get; }

    /// <summary>The cases that it does not handle: classes of a union, values of an enum. None where it has a default.</summary>
    public IEnumerable<ISymbol> Missing => _handlesAll ? [] : _all.Where(symbol => !_handled.Contains(symbol));

    /// <summary>Looks at a switch.</summary>
    /// <param name="operation">A switch expression or statement.</param>
    /// <returns>Null where it is about something else.</returns>
    public static SwitchCases? Of(IOperation operation)
    {
        var value = operation switch
        {
            ISwitchExpressionOperation expression => expression.Value,
            ISwitchOperation statement => statement.Value,
            _ => null,
        };
        if (value is null || Create(value.Type as INamedTypeSymbol) is not { } cases)
            return null;

        if (operation is ISwitchExpressionOperation { Arms: var arms })
        {
            foreach (var arm in arms)
                cases.Add(arm.Pattern, arm.Guard);
        }
        else if (operation is ISwitchOperation { Cases: var sections })
        {
            foreach (var clause in sections.SelectMany(section => section.Clauses))
                cases.Add(clause);
        }

        return cases;
    }

    private static SwitchCases? Create(INamedTypeSymbol? type)
    {
        if (EmittedTypes.IsUnion(type))
            return new(type!, [.. EmittedTypes.Cases(type!)]);

        return EmittedTypes.IsEnumCase(type) ? new(type!.ContainingType, [.. EmittedTypes.Values(type)]) : null;
    }

    private void Add(ICaseClauseOperation clause)
    {
        switch (clause)
        {
            case IDefaultCaseClauseOperation:
                _handlesAll = true;
                break;
            case IPatternCaseClauseOperation pattern:
                Add(pattern.Pattern, pattern.Guard);
                break;
            case ISingleValueCaseClauseOperation single:
                AddValue(single.Value);
                break;
        }
    }

    // What is handled only sometimes is not handled.
    private void Add(IPatternOperation pattern, IOperation? guard)
    {
        if (guard is null or { ConstantValue: { HasValue: true, Value: true } })
            Add(pattern);
    }

    private void Add(IPatternOperation pattern)
    {
        switch (pattern)
        {
            case IDiscardPatternOperation or IDeclarationPatternOperation { MatchesNull: true }:
                _handlesAll = true;
                break;
            case IDeclarationPatternOperation { MatchedType: { } type }:
                AddType(type);
                break;
            case ITypePatternOperation { MatchedType: { } type }:
                AddType(type);
                break;
            case IRecursivePatternOperation { MatchedType: { } type } recursive:
                if (recursive.PropertySubpatterns.All(sub => IsIrrefutable(sub.Pattern)) && recursive.DeconstructionSubpatterns.All(IsIrrefutable))
                    AddType(type);
                break;
            case IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either:
                Add(either.LeftPattern);
                Add(either.RightPattern);
                break;
            case IConstantPatternOperation constant:
                AddValue(constant.Value);
                break;
        }
    }

    private static bool IsIrrefutable(IPatternOperation pattern) =>
        pattern is IDiscardPatternOperation or IDeclarationPatternOperation { MatchesNull: true };

    private void AddType(ITypeSymbol type)
    {
        foreach (var symbol in _all)
        {
            if (symbol is INamedTypeSymbol named
                && (SymbolEqualityComparer.Default.Equals(named, type) || named.AllInterfaces.Contains(type, SymbolEqualityComparer.Default)))
            {
                _handled.Add(symbol);
            }
        }
    }

    private void AddValue(IOperation value)
    {
        if (value.ConstantValue is not { HasValue: true, Value: { } constant })
            return;

        foreach (var field in _all.OfType<IFieldSymbol>().Where(field => Equals(field.ConstantValue, constant)))
            _handled.Add(field);
    }
}
