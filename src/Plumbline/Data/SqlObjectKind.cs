namespace Plumbline.Data;

/// <summary>What a part of a database is, and with that, how it follows the document.</summary>
public enum SqlObjectKind
{
    /// <summary>Who owns everything (PostgreSQL): run before all else, at each start.</summary>
    Role,

    /// <summary>A schema: created where missing.</summary>
    Schema,

    /// <summary>A sequence: created where missing.</summary>
    Sequence,

    /// <summary>A function: replaced when its text changes (so the text says <c>create or replace</c>).</summary>
    Function,

    /// <summary>A table: created where missing; columns are added, anything else is refused.</summary>
    Table,

    /// <summary>An index: created where missing, dropped when the document no longer has it.</summary>
    Index,

    /// <summary>A trigger: replaced when its text changes, dropped when the document no longer has it.</summary>
    Trigger,

    /// <summary>Anything else, which can be repeated: run at each start.</summary>
    Statement,
}
