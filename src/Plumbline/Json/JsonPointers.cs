using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;

namespace Plumbline.Json;

/// <summary>Works out where problems are, by reading the text once more. Only bad input pays for that.</summary>
internal static class JsonPointers
{
    /// <summary>The problems with their pointers.</summary>
    /// <param name="reader">On the first token of the value that was read, or before it.</param>
    /// <param name="notes">The problems as noted.</param>
    public static IReadOnlyList<JsonProblem> Resolve(Utf8JsonReader reader, IReadOnlyList<JsonProblemNote> notes)
    {
        var ordered = notes.OrderBy(n => n.Offset).ToList();
        var pointers = Find(reader, ordered);
        var problems = new List<JsonProblem>(ordered.Count);
        var reported = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < ordered.Count; i++)
        {
            if (ordered[i].Missing is not null)
                continue;

            problems.Add(new(ordered[i].Code, pointers[i], ordered[i].Detail));
            AddWithParents(reported, pointers[i]);
        }

        // A member that could not be read is not there either; that is no second problem.
        for (var i = 0; i < ordered.Count; i++)
        {
            if (ordered[i].Missing is not { } name)
                continue;

            var pointer = pointers[i] + "/" + Escape(name);
            if (!reported.Contains(pointer))
            {
                problems.Add(new(ordered[i].Code, pointer, ordered[i].Detail));
                AddWithParents(reported, pointer);
            }
        }

        return problems.Count <= JsonReadContext.MaxProblems ? problems : problems[..JsonReadContext.MaxProblems];
    }

    private static void AddWithParents(HashSet<string> reported, string pointer)
    {
        while (reported.Add(pointer) && pointer.LastIndexOf('/') is >= 0 and var end)
            pointer = pointer[..end];
    }

    private static string[] Find(Utf8JsonReader reader, List<JsonProblemNote> notes)
    {
        var pointers = new string[notes.Count];
        Array.Fill(pointers, "");
        var frames = new Stack<Frame>();
        var next = 0;
        var name = reader;
        var hasToken = reader.TokenType != JsonTokenType.None;
        while (next < notes.Count && (hasToken || reader.Read()))
        {
            hasToken = false;
            var token = reader.TokenType;
            if (token == JsonTokenType.PropertyName)
            {
                name = reader;
                frames.Peek().Name = null;
            }
            else if (token is JsonTokenType.EndArray or JsonTokenType.EndObject)
            {
                frames.Pop();
            }
            else if (frames.TryPeek(out var array) && array.IsArray)
            {
                array.Index++;
            }

            while (next < notes.Count && notes[next].Offset <= reader.TokenStartIndex)
                pointers[next++] = Pointer(frames, ref name);

            if (token is JsonTokenType.StartArray or JsonTokenType.StartObject)
            {
                if (frames.TryPeek(out var parent))
                    KeepName(parent, ref name);

                frames.Push(new() { IsArray = token == JsonTokenType.StartArray });
            }
            else if (frames.Count == 0)
            {
                break;
            }
        }

        return pointers;
    }

    private static string Pointer(Stack<Frame> frames, ref Utf8JsonReader name)
    {
        if (frames.TryPeek(out var innermost))
            KeepName(innermost, ref name);

        var result = new StringBuilder();
        foreach (var frame in frames.Reverse())
        {
            result.Append('/');
            if (frame.IsArray)
                result.Append(frame.Index);
            else
                result.Append(Escape(frame.Name!));
        }

        return result.ToString();
    }

    // Names are made into strings only where they are part of a pointer or lead to a container.
    private static void KeepName(Frame frame, ref Utf8JsonReader name)
    {
        if (!frame.IsArray)
            frame.Name ??= TryRead(ref name, out var text) ? text : "\uFFFD";
    }

    private static bool TryRead(ref Utf8JsonReader reader, [NotNullWhen(true)] out string? text)
    {
        try
        {
            text = reader.GetString()!;
            return true;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, or invalid UTF-8.
            text = null;
            return false;
        }
    }

    private static string Escape(string name) =>
        name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    private sealed class Frame
    {
        public bool IsArray { get; init; }

        public int Index { get; set; } = -1;

        public string? Name { get; set; }
    }
}
