namespace Plumbline.Events;

/// <summary>
/// Notices that everything fails, whatever event it is: what a handler needs is away. Then events are tried one at a time, slowly, and not all
/// of them use up their attempts.
/// </summary>
/// <param name="after">How many failures in a row, of different keys, mean that.</param>
internal sealed class RateLimit(int after)
{
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);

    /// <summary>Whether everything fails.</summary>
    public bool IsOn => _keys.Count >= after;

    /// <summary>An event was handled.</summary>
    public void Succeeded() => _keys.Clear();

    /// <summary>An event failed.</summary>
    /// <param name="key">Its key.</param>
    public void Failed(string key)
    {
        if (!IsOn)
            _keys.Add(key);
    }
}
