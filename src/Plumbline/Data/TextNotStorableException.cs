namespace Plumbline.Data;

/// <summary>
/// A text was not written or looked for, because it is none that every database can hold: it has the character U+0000 or half of a
/// surrogate pair, or it is too long for an index that it has to be in. The server answers 422 where nobody catches this.
/// </summary>
public sealed class TextNotStorableException : Exception
{
    /// <summary>The text cannot be held. It is not part of the message, for it may be personal data.</summary>
    public TextNotStorableException()
        : base("A text has the character U+0000 or half of a surrogate pair, which a database cannot hold.")
    {
    }

    /// <summary>The text is too long.</summary>
    /// <param name="table">The table.</param>
    /// <param name="innerException">What the database said.</param>
    public TextNotStorableException(string table, Exception innerException)
        : base($"A text is too long for an index of table '{table}'.", innerException)
    {
    }
}
