using Plumbline.Generator.CSharp;
using Plumbline.Spec.Attributes;
using Plumbline.Spec.Collections;
using Plumbline.Spec.Model;
using Plumbline.Spec.Naming;
using Plumbline.Spec.Streams;

namespace Plumbline.Generator.Binding;

/// <summary>Declares what a service consumes.</summary>
/// <param name="project">Every document around.</param>
/// <param name="document">The document of the consuming service.</param>
internal sealed class ConsumerBinder(BoundProject project, BoundDocument document)
{
    /// <summary>The consumers that the document asks for; unions that nobody has are reported by a rule.</summary>
    public IEnumerable<ConsumerDeclaration> Bind()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var consumes in ConsumesAttribute.FindAll(document.Service.Attributes))
        {
            if (consumes.Handler && seen.Add(consumes.Union) && Find(project, consumes) is { } found)
                yield return Bind(consumes, found.Publisher, found.Union);
        }
    }

    /// <summary>A consumed union and the document that declares it.</summary>
    /// <param name="project">Every document around.</param>
    /// <param name="consumes">What the consuming document says.</param>
    /// <returns>Null where no document of the project has it.</returns>
    public static (BoundDocument Publisher, UnionType Union)? Find(BoundProject project, ConsumesAttribute consumes)
    {
        if (ReplicaSource.Split(consumes) is not { } name || project.Find(name.Namespace) is not { } publisher)
            return null;

        return publisher.Service.Unions.FirstOrDefault(u => u.Name == name.Name) is { } union ? (publisher, union) : null;
    }

    private ConsumerDeclaration Bind(ConsumesAttribute consumes, BoundDocument publisher, UnionType union)
    {
        var declaration = new UnionBinder(project, publisher).Bind(union);
        var prefix = $"global::{publisher.Context.Namespace}.";
        return new()
        {
            Context = document.Context,
            Access = document.Context.Access == "public" && publisher.Context.Access == "public" ? "public" : "internal",
            Stem = document.Names.Events.Consumer(consumes.Union),
            Plural = CSharpName.Pascal(union.Plural, "Events"),
            DocumentName = consumes.Union,
            Stream = StreamBinder.Bind(publisher.Service, union),
            Group = StreamNaming.Service(document.Service),
            Union = new TypeUses(project, publisher).Of(TypeReference.Named(union.Name) with { Kind = TypeKind.Union }),
            UnknownType = prefix + declaration.UnknownName,
            Members = Members(declaration),
        };
    }

    private static EquatableArray<ConsumedMember> Members(UnionDeclaration union)
    {
        var types = new HashSet<string>(StringComparer.Ordinal);
        return union.Leaves
            .Select(leaf => new ConsumedMember(
                leaf.WrapperName ?? leaf.Type.Name,
                ParameterName(leaf.Value),
                leaf.Value,
                union.Members.FirstOrDefault(m => m.Value == leaf.Value)?.Description))
            .Where(member => types.Add(member.Type))
            .ToEquatableArray();
    }

    // user_upserted is "upserted" to a handler of users.
    private static string ParameterName(string discriminator)
    {
        var scope = new NameScope(StringComparer.Ordinal, ["context", "cancellationToken"]);
        var last = discriminator.Substring(discriminator.LastIndexOf('_') + 1);
        return CSharpName.Escape(scope.Claim(CSharpName.Camel(last.Length == 0 ? discriminator : last), "Event"));
    }
}
