namespace Plumbline.Data;

/// <summary>What a column holds.</summary>
public enum ColumnKind
{
    /// <summary>Text, also the value of an enum.</summary>
    Text,

    /// <summary>A boolean.</summary>
    Boolean,

    /// <summary>A 32-bit integer.</summary>
    Int32,

    /// <summary>A 64-bit integer.</summary>
    Int64,

    /// <summary>A double-precision number.</summary>
    Double,

    /// <summary>An exact decimal number.</summary>
    Decimal,

    /// <summary>A UUID.</summary>
    Uuid,

    /// <summary>A date.</summary>
    Date,

    /// <summary>An instant, to the microsecond.</summary>
    DateTime,

    /// <summary>Anything else, as JSON.</summary>
    Json,
}
