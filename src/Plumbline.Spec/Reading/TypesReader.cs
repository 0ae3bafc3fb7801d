using Plumbline.Spec.Model;

namespace Plumbline.Spec.Reading;

/// <summary>Reads the declared types. Reading one may declare others in place, which join their lists and are read too.</summary>
internal sealed class TypesReader(NodeReader root)
{
    /// <summary>The enums, in the order of their declarations.</summary>
    public List<EnumType> Enums { get; } = [];

    /// <summary>The interfaces.</summary>
    public List<InterfaceType> Interfaces { get; } = [];

    /// <summary>The models.</summary>
    public List<ModelType> Models { get; } = [];

    /// <summary>The unions.</summary>
    public List<UnionType> Unions { get; } = [];

    /// <summary>Reads until nothing new is declared.</summary>
    public void ReadAll()
    {
        var declarations = root.Context.Declarations;
        int before;
        do
        {
            before = Interfaces.Count + Models.Count + Unions.Count;
            Read(declarations.Interfaces, Interfaces, "interfaces", "interface", ModelReader.ReadInterface);
            Read(declarations.Models, Models, "models", "model", ModelReader.ReadModel);
            Read(declarations.Unions, Unions, "unions", "union", UnionReader.Read);
        }
        while (Interfaces.Count + Models.Count + Unions.Count > before);

        Read(declarations.Enums, Enums, "enums", "enum", EnumReader.Read);
    }

    private void Read<T>(DeclarationList declarations, List<T> read, string list, string kind, Func<NodeReader, string, NodePath, T> readOne)
        where T : class, IEquatable<T>
    {
        while (read.Count < declarations.Count)
        {
            root.Context.CancellationToken.ThrowIfCancellationRequested();
            read.Add(DeclarationReader.Read(root.Context, declarations[read.Count], list, kind, read.Count, null, readOne));
        }
    }
}
