namespace Plumbline.Json;

/// <summary>What every emitted enum has, whichever it is.</summary>
public interface IApiEnum
{
    /// <summary>Whether the document declares this value.</summary>
    bool IsDefined { get; }

    /// <summary>The text on the wire; empty for <c>default</c>.</summary>
    string Text { get; }

    /// <summary>"one of: active, inactive": for saying what would have been right.</summary>
    string Expected { get; }
}

/// <summary>What every emitted enum has: known values, and any other text that came along.</summary>
/// <typeparam name="TSelf">The enum.</typeparam>
public interface IApiEnum<TSelf> : IApiEnum, IEquatable<TSelf>
    where TSelf : struct, IApiEnum<TSelf>
{
    /// <summary>The values that the document declares, in its order.</summary>
    static abstract ApiList<TSelf> Values { get; }

    /// <summary>The value of a text, whatever its case; keeps a text that the document does not declare.</summary>
    /// <param name="text">The text on the wire.</param>
    static abstract TSelf FromText(string text);

    /// <inheritdoc/>
    string IApiEnum.Expected => Choice.OneOf(TSelf.Values.Select(static value => value.Text));
}
