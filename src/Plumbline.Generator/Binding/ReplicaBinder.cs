using Plumbline.Generator.CSharp;
using Plumbline.Generator.Emit;
using Plumbline.Spec.Attributes;
using Plumbline.Spec.Collections;
using Plumbline.Spec.Model;
using Plumbline.Spec.Naming;
using Plumbline.Spec.Streams;

namespace Plumbline.Generator.Binding;

/// <summary>Declares the copies of other services' data that a service keeps.</summary>
/// <param name="project">Every document around.</param>
/// <param name="document">The document of the consuming service.</param>
internal sealed class ReplicaBinder(BoundProject project, BoundDocument document)
{
    /// <summary>The replicas that the document asks for; what rules refuse is left out.</summary>
    public IEnumerable<ReplicaDeclaration> Bind()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var consumes in ConsumesAttribute.FindAll(document.Service.Attributes))
        {
            if (ReplicaSource.Of(consumes, name => project.Find(name)?.Service) is not { } source
                || ConsumerBinder.Find(project, consumes) is not { } found
                || !seen.Add(consumes.Union)
                || Bind(consumes, source, found.Publisher) is not { } replica)
                continue;

            yield return replica;
        }
    }

    private ReplicaDeclaration? Bind(ConsumesAttribute consumes, ReplicaSource source, BoundDocument publisher)
    {
        var stem = document.Names.Events.Replica(consumes.Union);
        var context = document.Context with { Access = "internal" };
        var fields = new FieldBinder(project, publisher).Bind(source.Fields, stem);
        var key = fields.FirstOrDefault(f => f.WireName == source.Stream.Key.Name);
        if (key is not { IsAlwaysPresent: true, Type.IsText: true })
            return null;

        var prefix = $"global::{publisher.Context.Namespace}.";
        return new()
        {
            Row = Row(context, stem, source, fields),
            Table = Table(context, stem, source, fields, key),
            DocumentName = consumes.Union,
            Stream = StreamBinder.Bind(publisher.Service, source.Stream.Union),
            Group = StreamNaming.Service(document.Service),
            Union = new TypeUses(project, publisher).Of(TypeReference.Named(source.Stream.Union.Name) with { Kind = TypeKind.Union }),
            UnknownType = $"{prefix}Unknown{publisher.Names.Find(TypeKind.Union, source.Stream.Union.Name)}",
            SourceType = new TypeUses(project, publisher).Of(TypeReference.Named(source.Stream.Subject.Name) with { Kind = TypeKind.Model }).Name,
            Properties = PropertyText.Present(fields).Select(f => new CopiedProperty(PropertyOf(publisher, source.Stream.Subject, f.WireName), f.Name)).ToEquatableArray(),
            Events = source.Stream.Members.Select(m => Event(publisher, source, m)).Where(e => e is not null).Select(e => e!).ToEquatableArray(),
        };
    }

    private static ModelDeclaration Row(DocumentContext context, string stem, ReplicaSource source, EquatableArray<FieldDeclaration> fields) => new()
    {
        Context = context,
        Name = stem,
        CodecName = stem + "Json",
        DocumentName = source.Stream.Subject.Name,
        Description = $"A copy of {source.Stream.Subject.Name} of the service {source.Publisher.Name}, kept by its events.",
        Fields = fields,
    };

    private static TableDeclaration Table(
        DocumentContext context, string stem, ReplicaSource source, EquatableArray<FieldDeclaration> fields, FieldDeclaration key) => new()
    {
        Context = context,
        Stem = stem,
        DocumentName = source.Stream.Subject.Name,
        Name = source.TableName,
        Row = new()
        {
            Name = $"global::{context.Namespace}.{stem}",
            Codec = $"global::{context.Namespace}.{stem}Json",
            IsValueType = false,
            Shape = TypeShape.Named,
            Kind = TypeKind.Model,
            DocumentType = source.Stream.Subject.Name,
        },
        Key = key.Type,
        KeyColumn = key.WireName,
        KeyProperty = key.Name,
        HasJournal = false,
        IsReadOnly = true,
        Columns = PropertyText.Present(fields).Select(f => new ColumnDeclaration(f.WireName, TableBinder.Kind(f.Type), f)).ToEquatableArray(),
    };

    // An event without what it takes changes nothing; a rule reports a union where none does.
    private ReplicaEvent? Event(BoundDocument publisher, ReplicaSource source, EventMember member)
    {
        var type = new TypeUses(project, publisher).Of(member.Member.Type).Name;
        var names = FieldBinder.Names(member.Model.Fields, publisher.Names.Find(TypeKind.Model, member.Model.Name)!);
        var fields = member.Fields.Zip(names, (f, name) => (f.Field, f.Source, Name: name)).Where(f => f.Field.IsRequired).ToList();
        var row = fields.Find(f => f.Source == EventFieldSource.Row).Name;
        var key = fields.Find(f => f.Source == EventFieldSource.Key).Name;
        var rowKey = row is null ? null : $"value.{row}.{PropertyOf(publisher, source.Stream.Subject, source.Stream.Key.Name)}";
        if (member.Operations == EventOperations.Deleted)
            return rowKey is not null ? new(type, null, rowKey) : key is not null ? new(type, null, "value." + key) : null;

        return row is null ? null : new(type, "value." + row, rowKey!);
    }

    private static string PropertyOf(BoundDocument owner, ModelType model, string field)
    {
        var names = FieldBinder.Names(model.Fields, owner.Names.Find(TypeKind.Model, model.Name)!);
        return names[model.Fields.Select(f => f.Name).ToList().IndexOf(field)];
    }
}
