using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using Plumbline.Generator.Binding;
using Plumbline.Generator.CSharp;
using Plumbline.Generator.Tests.Harness;
using Plumbline.Json;
using Plumbline.Spec.Model;
using CorpusFiles = Plumbline.Tests.Shared.Corpus;

namespace Plumbline.Generator.Tests.Corpus;

/// <summary>
/// Random values of every model and union of every real document survive write, read, write unchanged, through the direct code and through
/// plain <see cref="JsonSerializer"/>, and what is written is what the document says.
/// </summary>
public sealed class RoundTripTests
{
    private const int ValuesPerType = 20;

    private static readonly JsonSerializerOptions s_plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly MethodInfo s_check = typeof(RoundTripTests).GetMethod(nameof(CheckValue), BindingFlags.NonPublic | BindingFlags.Static)!;

    public static TheoryData<string> Rows
    {
        get
        {
            var rows = new TheoryData<string>();
            foreach (var file in CorpusFiles.Documents.Concat(CorpusFiles.Valid))
                rows.Add(file);

            if (rows.Count == 0)
                rows.Add("");

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Every_type_survives_the_wire(string file)
    {
        Assert.SkipWhen(file.Length == 0, "PLUMBLINE_CORPUS names no folder: no real document was tried.");
        var documents = CorpusProject.Of(file, "client");
        var run = GeneratorRun.Unchecked(References.Console, new TestOptions(("RootNamespace", "Project")), documents);
        using var loaded = LoadedAssembly.Of(run.Output);
        var project = CorpusProject.Bind(documents);
        var declarations = CorpusProject.Declare(documents);
        var document = project.Documents.Single(d => d.Context.Role == DocumentRole.Client);
        var checker = new WireChecker(CorpusProject.Services(project, document));
        var types = new TypeUses(project, document);
        var own = document.Service.Models.Select(m => (m.Name, Kind: TypeKind.Model)).Concat(document.Service.Unions.Select(u => (u.Name, Kind: TypeKind.Union)));
        foreach (var (name, kind) in own)
        {
            var reference = TypeReference.Named(name) with { Kind = kind };
            var use = types.Of(reference);
            for (var seed = 0; seed < ValuesPerType; seed++)
            {
                var values = new RandomValues(seed, loaded.Assembly, declarations);
                if (!values.HasValue(use))
                    break;

                Invoke(s_check.MakeGenericMethod(values.TypeOf(use), values.Find(use.Codec)), values.Value(use), checker, reference, $"{file}: {name}, seed {seed}");
            }
        }
    }

    private static void Invoke(MethodInfo method, params object[] arguments)
    {
        try
        {
            method.Invoke(null, arguments);
        }
        catch (TargetInvocationException e) when (e.InnerException is { } inner)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(inner);
        }
    }

    private static void CheckValue<T, TCodec>(T value, WireChecker checker, TypeReference type, string what)
        where TCodec : struct, IJsonCodec<T>
    {
        var written = ApiJson.Serialize<T, TCodec>(value);
        var text = System.Text.Encoding.UTF8.GetString(written);

        var read = ApiJson.Deserialize<T, TCodec>(written, new JsonReadContext(isStrict: false));
        Assert.True(read.HasValue, $"{what}: {text} was not read: {string.Join("; ", read.Problems)}");
        Assert.True(Equals(value, read.Value), $"{what}: {text} was read as another value");
        Assert.True(Equals(value!.GetHashCode(), read.Value!.GetHashCode()), $"{what}: equal values, different hash codes");
        Assert.Equal(text, System.Text.Encoding.UTF8.GetString(ApiJson.Serialize<T, TCodec>(read.Value!)));

        var plain = JsonSerializer.Serialize(value, s_plain);
        Assert.Equal(text, plain);
        Assert.True(Equals(value, JsonSerializer.Deserialize<T>(plain, s_plain)), $"{what}: JsonSerializer read {text} as another value");

        using var json = JsonDocument.Parse(written);
        var problems = checker.Check(type, json.RootElement);
        Assert.True(problems.Count == 0, $"{what}: {text}\n{string.Join("\n", problems)}");
    }
}
