using Plumbline.Generator.CSharp;
using Plumbline.Generator.Emit;
using Plumbline.Spec.Collections;
using Plumbline.Spec.Naming;

namespace Plumbline.Generator.Tests.Emit;

/// <summary>Builds declarations by hand, as the binder would from a document.</summary>
internal static class Declarations
{
    public const string Namespace = "Io.Example.UserV0";

    public static DocumentContext Context { get; } = new()
    {
        Role = DocumentRole.Service,
        FileName = "user.json",
        ServiceName = "user",
        ServiceStem = "User",
        ApiNamespace = "io.example.user.v0",
        Namespace = Namespace,
        Access = "internal",
        HasAspNetCore = true,
    };

    public static FieldDeclaration Field(string wireName, TypeUse type, bool isRequired = true) => new()
    {
        Name = CSharpName.Pascal(wireName),
        LocalName = CSharpName.Escape(CSharpName.Camel(wireName)),
        WireName = wireName,
        Type = type,
        IsRequired = isRequired,
        Constraints = new(),
    };

    public static FieldDeclaration Optional(string wireName, TypeUse type) => Field(wireName, type, isRequired: false);

    public static FieldDeclaration WithDefault(this FieldDeclaration field, string expression, string text) =>
        field with { Default = expression, DefaultText = text };

    public static ModelDeclaration Model(string name, params FieldDeclaration[] fields) => new()
    {
        Context = Context,
        Name = CSharpName.Pascal(name),
        CodecName = CSharpName.Pascal(name) + "Json",
        DocumentName = name,
        Fields = EquatableArray.Create(fields),
    };

    public static ModelDeclaration WithPatch(this ModelDeclaration model) =>
        model with { PatchName = model.Name + "Patch", PatchCodecName = model.Name + "PatchJson" };

    /// <summary>Makes the model a member of a union; several calls make it one of several.</summary>
    public static ModelDeclaration In(this ModelDeclaration model, string union, string? discriminator, string value) => model with
    {
        Unions = model.Unions.Append(Membership(union, discriminator, value)).ToEquatableArray(),
        Discriminator = model.Discriminator ?? discriminator,
        DiscriminatorValue = model.DiscriminatorValue ?? (discriminator is null ? null : value),
    };

    public static EnumDeclaration Enum(string name, params (string Name, string Text)[] values) => new()
    {
        Context = Context,
        Name = CSharpName.Pascal(name),
        CodecName = CSharpName.Pascal(name) + "Json",
        DocumentName = name,
        Values = values.Select(v => new EnumValueDeclaration { Name = v.Name, DocumentName = v.Text, Text = v.Text }).ToEquatableArray(),
    };

    public static UnionDeclaration Union(string name, string? discriminator, params UnionMemberDeclaration[] members) => new()
    {
        Context = Context,
        Name = "I" + CSharpName.Pascal(name),
        CodecName = CSharpName.Pascal(name) + "Json",
        UnknownName = "Unknown" + CSharpName.Pascal(name),
        DocumentName = name,
        Discriminator = discriminator,
        Members = EquatableArray.Create(members),
        Leaves = members.Select(m => Leaf(m)).ToEquatableArray(),
    };

    /// <summary>A member that is a model or a union.</summary>
    public static UnionMemberDeclaration Member(TypeUse type, string value) => new()
    {
        CaseType = type.Name,
        ParameterName = CSharpName.Escape(CSharpName.Camel(value)),
        Type = type,
        Value = value,
    };

    /// <summary>A member that needs a wrapper.</summary>
    public static UnionMemberDeclaration Wrapped(TypeUse type, string value, string wrapper) =>
        Member(type, value) with { CaseType = $"global::{Namespace}.{wrapper}", WrapperName = wrapper };

    public static UnionLeaf Leaf(UnionMemberDeclaration member, params string[] path) => new()
    {
        Value = member.Value,
        Type = member.Type,
        WrapperName = member.WrapperName is null ? null : member.CaseType,
        IsDefault = member.IsDefault,
        Path = EquatableArray.Create(path),
    };

    public static UnionMembership Membership(string union, string? discriminator, string value) =>
        new($"global::{Namespace}.{union}", discriminator, value);

    public static IEnumerable<EmittedFile> Emit(this ModelDeclaration model) =>
        [ModelEmitter.Emit(model), ModelJsonEmitter.Emit(model), .. PatchEmitter.Emit(model)];

    public static IEnumerable<EmittedFile> Emit(this EnumDeclaration declaration) => EnumEmitter.Emit(declaration);

    public static IEnumerable<EmittedFile> Emit(this UnionDeclaration union) => [.. UnionEmitter.Emit(union), UnionJsonEmitter.Emit(union)];
}
