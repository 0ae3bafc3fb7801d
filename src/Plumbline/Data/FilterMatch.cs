namespace Plumbline.Data;

/// <summary>How a filter compares. A column that is null fits none of them.</summary>
public enum FilterMatch
{
    /// <summary>Equal to the value.</summary>
    Equal,

    /// <summary>Equal to any of the values.</summary>
    AnyOf,

    /// <summary>A text that starts with the value, case and all.</summary>
    Prefix,

    /// <summary>The value or more.</summary>
    From,

    /// <summary>The value or less.</summary>
    To,
}
