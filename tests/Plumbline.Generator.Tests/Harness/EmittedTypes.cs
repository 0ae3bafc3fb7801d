using System.Reflection;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Plumbline.Generator.Emit;
using Plumbline.Generator.Tests.Emit;
using Plumbline.Json;

namespace Plumbline.Generator.Tests.Harness;

/// <summary>Emitted types, compiled and loaded, to be read and written by tests.</summary>
internal sealed class EmittedTypes(IEnumerable<EmittedFile> files, params string[] code)
{
    private static readonly JsonSerializerOptions s_relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Assembly _assembly = EmittedCompilation.Load(files, code);

    /// <summary>
    /// Reads a text, writes the value, and says what was written. On the way it asserts that reading that again gives an equal value,
    /// and that a plain serializer reads and writes the same. What cannot be read gives the problems, one per line.
    /// </summary>
    /// <param name="type">The type's C# name.</param>
    /// <param name="json">The text.</param>
    /// <param name="isStrict">As a server reads, or as a client does.</param>
    /// <param name="refusesUnknownMembers">Whether unknown members are problems.</param>
    public string Pass(string type, string json, bool isStrict = true, bool refusesUnknownMembers = false) =>
        (string)Call(nameof(PassAs), type, json, isStrict, refusesUnknownMembers);

    /// <summary>Reads a text as a client would.</summary>
    /// <param name="type">The type's C# name.</param>
    /// <param name="json">The text.</param>
    public object Read(string type, string json) => Call(nameof(ReadAs), type, json);

    /// <summary>Calls a static method of the consumer's own code.</summary>
    /// <param name="type">Its class.</param>
    /// <param name="method">The method.</param>
    /// <param name="arguments">What it takes.</param>
    public object? Run(string type, string method, params object[] arguments)
    {
        try
        {
            return _assembly.GetType(type, throwOnError: true)!.GetMethod(method)!.Invoke(null, arguments);
        }
        catch (TargetInvocationException e)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(e.InnerException!);
            throw;
        }
    }

    /// <summary>A loaded type.</summary>
    /// <param name="name">Its simple name.</param>
    public Type Type(string name) => _assembly.GetType($"{Declarations.Namespace}.{name}", throwOnError: true)!;

    private static string PassAs<T, TCodec>(string json, bool isStrict, bool refusesUnknownMembers)
        where TCodec : struct, IJsonCodec<T>
    {
        var context = new JsonReadContext(isStrict) { RefusesUnknownMembers = refusesUnknownMembers };
        var result = ApiJson.Deserialize<T, TCodec>(Encoding.UTF8.GetBytes(json), context);
        if (result.Malformed is { } malformed)
            return $"malformed at {malformed.Line}:{malformed.Position}";

        if (!result.HasValue)
            return string.Join("\n", result.Problems.Select(p => $"{p.Code} {p.Pointer}: {p.Detail}"));

        var written = ApiJson.Serialize<T, TCodec>(result.Value);
        var again = ApiJson.Deserialize<T, TCodec>(written, new JsonReadContext(isStrict));
        Assert.Empty(again.Problems);
        Assert.Equal(result.Value, again.Value);
        Assert.Equal(result.Value!.GetHashCode(), again.Value!.GetHashCode());

        var text = Encoding.UTF8.GetString(written);
        Assert.Equal(text, JsonSerializer.Serialize(result.Value, s_relaxed));
        Assert.Equal(result.Value, JsonSerializer.Deserialize<T>(json, s_relaxed));
        return text;
    }

    private static T ReadAs<T, TCodec>(string json)
        where TCodec : struct, IJsonCodec<T>
    {
        var result = ApiJson.Deserialize<T, TCodec>(Encoding.UTF8.GetBytes(json), new JsonReadContext(isStrict: false));
        Assert.Empty(result.Problems);
        return result.Value!;
    }

    private object Call(string method, string type, params object[] arguments)
    {
        var codec = type.StartsWith('I') && char.IsUpper(type[1]) ? type[1..] : type;
        var definition = typeof(EmittedTypes).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!;
        try
        {
            return definition.MakeGenericMethod(Type(type), Type(codec + "Json")).Invoke(null, arguments)!;
        }
        catch (TargetInvocationException e)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(e.InnerException!);
            throw;
        }
    }
}
