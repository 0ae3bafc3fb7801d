using System.Diagnostics.CodeAnalysis;

namespace Plumbline.Json;

/// <summary>What came of reading a JSON text: a value, or why there is none.</summary>
/// <typeparam name="T">The value's type.</typeparam>
public readonly struct JsonReadResult<T>
{
    private readonly IReadOnlyList<JsonProblem>? _problems;

    internal JsonReadResult(T value) => (Value, HasValue) = (value, true);

    internal JsonReadResult(MalformedJson malformed) => Malformed = malformed;

    internal JsonReadResult(IReadOnlyList<JsonProblem> problems) => _problems = problems;

    /// <summary>Whether there is a value.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    public bool HasValue { get; }

    /// <summary>The value, where there is one.</summary>
    public T? Value { get; }

    /// <summary>Where the text stops being JSON; null where it is JSON.</summary>
    public MalformedJson? Malformed { get; }

    /// <summary>What is wrong with readable JSON, at most <see cref="JsonReadContext.MaxProblems"/>; empty where it is unreadable.</summary>
    public IReadOnlyList<JsonProblem> Problems => _problems ?? [];
}

/// <summary>Where a text stops being JSON.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Position">The byte in that line, from 1.</param>
/// <param name="Detail">What is wrong.</param>
public sealed record MalformedJson(long Line, long Position, string Detail);
