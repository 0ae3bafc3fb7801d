using Microsoft.Extensions.Options;

namespace Plumbline.AspNetCore;

/// <summary>Keeps answers in memory, for a time and up to a size; the oldest go first.</summary>
/// <param name="options">How long and how much.</param>
/// <param name="time">The clock.</param>
internal sealed class MemoryIdempotencyStore(IOptions<PlumblineServerOptions> options, TimeProvider time) : IIdempotencyStore
{
    // What an entry costs beside its body: key, headers, bookkeeping. A guess on the safe side.
    private const int EntryBytes = 1024;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly Queue<(string Key, Entry Entry)> _kept = new();
    private long _bytes;

    /// <inheritdoc/>
    public async ValueTask<IIdempotencyHold> TakeAsync(string key, CancellationToken cancellationToken)
    {
        Entry entry;
        lock (_lock)
        {
            RemoveOld();
            if (!_entries.TryGetValue(key, out entry!))
                _entries.Add(key, entry = new());

            entry.Users++;
        }

        try
        {
            await entry.Gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            Leave(key, entry);
            throw;
        }

        return new Hold(this, key, entry);
    }

    private void Keep(string key, Entry entry, StoredAnswer answer)
    {
        lock (_lock)
        {
            entry.Answer = answer;
            entry.KeptUntil = time.GetUtcNow() + options.Value.IdempotencyLifetime;
            _bytes += Size(answer);
            _kept.Enqueue((key, entry));
            RemoveOld();
        }
    }

    private void Leave(string key, Entry entry)
    {
        lock (_lock)
        {
            if (--entry.Users == 0 && entry.Answer is null)
                Remove(key, entry);
        }
    }

    // Answers are kept in the order of their age, so the queue's head is the oldest.
    private void RemoveOld()
    {
        var now = time.GetUtcNow();
        while (_kept.TryPeek(out var oldest) && (oldest.Entry.KeptUntil <= now || _bytes > options.Value.IdempotencyMaxBytes))
        {
            _kept.Dequeue();
            _bytes -= Size(oldest.Entry.Answer!);
            oldest.Entry.Answer = null;
            if (oldest.Entry.Users == 0)
                Remove(oldest.Key, oldest.Entry);
        }
    }

    private void Remove(string key, Entry entry)
    {
        _entries.Remove(key);
        entry.Gate.Dispose();
    }

    private static long Size(StoredAnswer answer) => EntryBytes + answer.Body.Length;

    /// <summary>A key, who waits for it, and its answer.</summary>
    private sealed class Entry
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);

        public int Users { get; set; }

        public StoredAnswer? Answer { get; set; }

        public DateTimeOffset KeptUntil { get; set; }
    }

    /// <summary>A key in the hands of one request.</summary>
    private sealed class Hold(MemoryIdempotencyStore store, string key, Entry entry) : IIdempotencyHold
    {
        private bool _isDisposed;

        public StoredAnswer? Answer { get; } = entry.Answer;

        public ValueTask KeepAsync(StoredAnswer answer, CancellationToken cancellationToken)
        {
            store.Keep(key, entry, answer);
            return ValueTask.CompletedTask;
        }

        public void Dispose()
        {
            if (_isDisposed)
                return;

            _isDisposed = true;
            entry.Gate.Release();
            store.Leave(key, entry);
        }
    }
}
