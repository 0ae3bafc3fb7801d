using System.Diagnostics.CodeAnalysis;

namespace Plumbline.Json;

/// <summary>Reads and writes one member of a union as the union does, for serializers that ask for the member's own type.</summary>
/// <typeparam name="TCase">The member.</typeparam>
/// <typeparam name="TUnion">The union.</typeparam>
/// <typeparam name="TCodec">The union's codec.</typeparam>
[SuppressMessage("Design", "CA1000", Justification = "Static members are what a codec is.")]
public readonly struct UnionCaseCodec<TCase, TUnion, TCodec> : IJsonCodec<TCase>
    where TCase : class, TUnion
    where TUnion : class
    where TCodec : struct, IJsonCodec<TUnion>
{
    /// <inheritdoc/>
    public static TCase Read(ref JsonReader reader, JsonReadContext context)
    {
        var hadProblems = context.HasProblems;
        var value = TCodec.Read(ref reader, context);
        if (value is TCase expected)
            return expected;

        // The reader is on the value's end, which has the value's pointer too.
        if (context.HasProblems == hadProblems)
            context.Add(ref reader, JsonProblemCodes.Union, $"must be a {typeof(TCase).Name}");

        return null!;
    }

    /// <inheritdoc/>
    public static void Write(JsonWriter writer, TCase value) => TCodec.Write(writer, value);
}
