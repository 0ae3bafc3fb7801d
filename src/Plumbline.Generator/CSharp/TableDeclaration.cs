using Plumbline.Spec.Collections;

namespace Plumbline.Generator.CSharp;

/// <summary>A table to emit: the class that maps its rows, and its store.</summary>
public sealed record TableDeclaration
{
    /// <summary>What its files share with the document's others.</summary>
    public required DocumentContext Context { get; init; }

    /// <summary>The stem, e.g. <c>User</c> of <c>UserTable</c> and <c>UserStore</c>.</summary>
    public required string Stem { get; init; }

    /// <summary>The model's name in the document.</summary>
    public required string DocumentName { get; init; }

    /// <summary>The table's name in SQL.</summary>
    public required string Name { get; init; }

    /// <summary>The model.</summary>
    public required TypeUse Row { get; init; }

    /// <summary>The key's type.</summary>
    public required TypeUse Key { get; init; }

    /// <summary>The key's column.</summary>
    public required string KeyColumn { get; init; }

    /// <summary>The key's property.</summary>
    public required string KeyProperty { get; init; }

    /// <summary>Whether every change is journaled.</summary>
    public required bool HasJournal { get; init; }

    /// <summary>Whether its store only reads.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>The columns, one for each field.</summary>
    public EquatableArray<ColumnDeclaration> Columns { get; init; }

    /// <summary>The lists that the document's operations answer.</summary>
    public EquatableArray<ListDeclaration> Lists { get; init; }
}

/// <summary>A column of a table.</summary>
/// <param name="Name">Its name, which is the field's.</param>
/// <param name="Kind">A member of <c>Plumbline.Data.ColumnKind</c>.</param>
/// <param name="Field">The field.</param>
public sealed record ColumnDeclaration(string Name, string Kind, FieldDeclaration Field);

/// <summary>A list that an operation answers.</summary>
/// <param name="Name">The method's name, e.g. <c>ListAsync</c>.</param>
/// <param name="Description">The operation's description.</param>
/// <param name="Parameters">The operation's parameters that say which rows, in which order.</param>
public sealed record ListDeclaration(string Name, string? Description, EquatableArray<ListParameter> Parameters);

/// <summary>A parameter of a list.</summary>
public sealed record ListParameter
{
    /// <summary>The operation's parameter.</summary>
    public required ParameterDeclaration Parameter { get; init; }

    /// <summary>What it says.</summary>
    public required ListParameterUse Use { get; init; }

    /// <summary>The column that it filters by.</summary>
    public string Column { get; init; } = "";

    /// <summary>The members that lead from a JSON column to the value.</summary>
    public EquatableArray<string> Path { get; init; }

    /// <summary>A member of <c>Plumbline.Data.FilterMatch</c>.</summary>
    public string Match { get; init; } = "Equal";

    /// <summary>The columns that it sorts by.</summary>
    public EquatableArray<string> Sortable { get; init; }
}

/// <summary>What a parameter of a list says.</summary>
public enum ListParameterUse
{
    /// <summary>Which rows.</summary>
    Filter,

    /// <summary>How many.</summary>
    Limit,

    /// <summary>From which on.</summary>
    Offset,

    /// <summary>In which order.</summary>
    Sort,
}
