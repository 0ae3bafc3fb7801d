namespace Plumbline.Sqlite;

/// <summary>
/// The right of one process to what only one process does with a SQLite file: publishing its events, and handling those that come. It is an
/// exclusive lock on a file beside the database, so it is over the moment that its process is, however that ends; nothing has to run out.
/// </summary>
/// <param name="path">The file that is locked. It stays when the claim is over: deleting it would let two processes lock two files of one name.</param>
internal sealed class SqliteClaim(string path) : IDisposable
{
    // What the systems call "somebody else has it": Linux, macOS and BSD, Windows twice.
    private static readonly int[] s_taken = [11, 35, unchecked((int)0x80070020), unchecked((int)0x80070021)];

    private readonly Lock _lock = new();
    private FileStream? _file;
    private int _shares;

    /// <summary>Takes it for this process, or one more share of it where this process has it.</summary>
    /// <returns>The share, which ends when disposed of; null where another process has the claim.</returns>
    public IDisposable? TryTake()
    {
        lock (_lock)
        {
            try
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                _file ??= new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            }
            catch (IOException e) when (s_taken.Contains(e.HResult))
            {
                return null;
            }

            _shares++;
            return new Share(this);
        }
    }

    /// <summary>Ends all shares.</summary>
    public void Dispose()
    {
        lock (_lock)
            Close();
    }

    private void End()
    {
        lock (_lock)
        {
            if (--_shares == 0)
                Close();
        }
    }

    private void Close()
    {
        _file?.Dispose();
        _file = null;
    }

    private sealed class Share(SqliteClaim claim) : IDisposable
    {
        private int _isOver;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isOver, 1) == 0)
                claim.End();
        }
    }
}
