using Plumbline.Generator.CSharp;
using Plumbline.Spec.Collections;
using Plumbline.Spec.Model;

namespace Plumbline.Generator.Tests.Emit;

/// <summary>Declarations for tests of emitted clients, built by hand.</summary>
internal static class ClientDeclarations
{
    public static DocumentContext Context { get; } = new()
    {
        Role = DocumentRole.Client,
        FileName = "user.json",
        ServiceName = "User Service",
        ServiceStem = "User",
        ApiNamespace = "io.example.user.v0",
        Namespace = "Io.Example.UserV0",
        Access = "internal",
        HasAspNetCore = false,
    };

    public static TypeUse Text { get; } = Scalar(Primitive.String, "string", "StringCodec");

    public static TypeUse Integer { get; } = Scalar(Primitive.Integer, "int", "Int32Codec");

    public static TypeUse Uuid { get; } = Scalar(Primitive.Uuid, "global::System.Guid", "UuidCodec");

    public static TypeUse AnyJson { get; } = Scalar(Primitive.Json, "global::System.Text.Json.JsonElement", "AnyCodec");

    public static TypeUse Unit { get; } = Scalar(Primitive.Unit, "", "");

    public static TypeUse Model(string name) => new()
    {
        Name = "global::Io.Example.UserV0." + name,
        Codec = $"global::Io.Example.UserV0.{name}Json",
        IsValueType = false,
        Shape = TypeShape.Named,
        Kind = TypeKind.Model,
        DocumentType = name,
    };

    public static TypeUse List(TypeUse element) => new()
    {
        Name = $"global::Plumbline.ApiList<{element.Name}>",
        Codec = $"global::Plumbline.Json.ListCodec<{element.Name}, {element.Codec}>",
        IsValueType = false,
        Shape = TypeShape.List,
        Element = element,
        DocumentType = $"[{element.DocumentType}]",
    };

    public static ParameterDeclaration Parameter(
        string name, TypeUse type, ParameterLocation location, bool isRequired = true, string? @default = null, string? wireName = null) => new()
    {
        Name = name,
        WireName = wireName ?? name,
        Type = type,
        Location = location,
        IsRequired = isRequired && @default is null,
        Default = @default,
        DefaultText = @default,
        Constraints = new(),
    };

    public static ResponseDeclaration Answer(int? code, TypeUse? type = null) => new()
    {
        Code = code,
        Name = $"Status{code}",
        Type = type ?? Unit,
    };

    public static OperationDeclaration Operation(
        string method, string name, string path, ParameterDeclaration[] parameters, params ResponseDeclaration[] responses) => new()
    {
        Name = name,
        Method = method,
        Path = path,
        RoutePattern = "",
        Pieces = Pieces(path),
        Parameters = EquatableArray.Create(parameters),
        Responses = EquatableArray.Create(responses),
        IsIdempotent = method is "GET" or "HEAD" or "PUT" or "DELETE" or "OPTIONS",
    };

    public static ResourceDeclaration Resource(string stem, params OperationDeclaration[] operations) => new()
    {
        Context = Context,
        Stem = stem,
        DocumentType = stem,
        Operations = EquatableArray.Create(operations),
    };

    public static ClientDeclaration Document(params string[] stems) => new()
    {
        Context = Context,
        Stems = EquatableArray.Create(stems),
        Version = "1.4.0",
    };

    private static TypeUse Scalar(Primitive primitive, string name, string codec) => new()
    {
        Name = name,
        Codec = codec.Length == 0 ? "" : "global::Plumbline.Json." + codec,
        IsValueType = primitive != Primitive.String,
        Shape = TypeShape.Named,
        Kind = TypeKind.Primitive,
        Primitive = primitive,
        DocumentType = primitive.ToString().ToLowerInvariant(),
    };

    // "/users/:id.csv" is "/users/", parameter id, ".csv".
    private static EquatableArray<PathPiece> Pieces(string path)
    {
        var pieces = new List<PathPiece>();
        foreach (var (index, part) in path.Split(':').Index())
        {
            var end = index == 0 ? 0 : part.IndexOfAny(['/', '.']) is var found and >= 0 ? found : part.Length;
            if (end > 0)
                pieces.Add(new(part[..end], true));

            if (end < part.Length)
                pieces.Add(new(part[end..], false));
        }

        return pieces.ToEquatableArray();
    }
}
