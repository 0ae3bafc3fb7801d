using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Plumbline.Json;

namespace Plumbline.Data;

/// <summary>The hash of a row, by which a store tells whether it changed.</summary>
/// <remarks>
/// The sum of a 64-bit hash per field that is not null, over its name, kind and value. So neither the order of fields counts, nor an
/// optional field that a row does not have: adding one to the document changes no hash. Timestamps that the store fills do not count.
/// Hashes are kept in databases: how they are made must never change.
/// </remarks>
internal sealed class RowHash : RowWriter
{
    [ThreadStatic]
    private static RowHash? t_shared;

    private readonly ArrayBufferWriter<byte> _json = new();
    private ulong _sum;

    /// <summary>The hash of a row.</summary>
    /// <typeparam name="TRow">The model.</typeparam>
    /// <typeparam name="TKey">The type of its key.</typeparam>
    /// <param name="table">The table.</param>
    /// <param name="row">The row.</param>
    public static long Of<TRow, TKey>(Table<TRow, TKey> table, TRow row)
        where TRow : class
        where TKey : notnull
    {
        var hash = t_shared ??= new RowHash();
        hash._sum = 0;
        table.Write(row, hash);
        return unchecked((long)hash._sum);
    }

    /// <inheritdoc/>
    public override void Text(string column, string? value)
    {
        if (value is null)
            return;

        // UTF-16, so that no text needs a conversion, and half surrogate pairs stay what they are.
        Add(column, ColumnKind.Text, MemoryMarshal.AsBytes(value.AsSpan()));
    }

    /// <inheritdoc/>
    public override void Boolean(string column, bool? value)
    {
        if (value is { } boolean)
            Add(column, ColumnKind.Boolean, [boolean ? (byte)1 : (byte)0]);
    }

    /// <inheritdoc/>
    public override void Int32(string column, int? value) => AddNumber(column, ColumnKind.Int64, value);

    /// <inheritdoc/>
    public override void Int64(string column, long? value) => AddNumber(column, ColumnKind.Int64, value);

    /// <inheritdoc/>
    public override void Double(string column, double? value)
    {
        // Zero has two forms, which are equal.
        if (value is { } number)
            AddNumber(column, ColumnKind.Double, BitConverter.DoubleToInt64Bits(number == 0 ? 0 : number));
    }

    /// <inheritdoc/>
    public override void Decimal(string column, decimal? value)
    {
        if (value is not { } number)
            return;

        // 1.0 and 1 are equal: dividing drops the zeros at the end.
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(number == 0 ? 0 : number / 1.000000000000000000000000000000000m, bits);
        Add(column, ColumnKind.Decimal, MemoryMarshal.AsBytes(bits));
    }

    /// <inheritdoc/>
    public override void Uuid(string column, Guid? value)
    {
        if (value is not { } uuid)
            return;

        Span<byte> bytes = stackalloc byte[16];
        uuid.TryWriteBytes(bytes, bigEndian: true, out _);
        Add(column, ColumnKind.Uuid, bytes);
    }

    /// <inheritdoc/>
    public override void Date(string column, DateOnly? value) => AddNumber(column, ColumnKind.Date, value?.DayNumber);

    /// <inheritdoc/>
    public override void DateTime(string column, DateTimeOffset? value)
    {
        if (value is { } instant && !RowTimestamps.IsFilledByStore(column, ColumnKind.DateTime))
            AddNumber(column, ColumnKind.DateTime, Microseconds.FromInstant(instant));
    }

    /// <inheritdoc/>
    public override void Json<T, TCodec>(string column, T value, bool isNull)
    {
        if (isNull)
            return;

        _json.ResetWrittenCount();
        ApiJson.Serialize<T, TCodec>(_json, value);
        AddNumber(column, ColumnKind.Json, unchecked((long)JsonHash.Of(_json.WrittenSpan)));
    }

    private void AddNumber(string column, ColumnKind kind, long? value)
    {
        if (value is not { } number)
            return;

        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
        Add(column, kind, bytes);
    }

    private void Add(string column, ColumnKind kind, ReadOnlySpan<byte> value)
    {
        var seed = XxHash64.Hash(MemoryMarshal.AsBytes(column.AsSpan()), (ulong)kind);
        _sum = unchecked(_sum + XxHash64.Hash(value, seed));
    }
}
