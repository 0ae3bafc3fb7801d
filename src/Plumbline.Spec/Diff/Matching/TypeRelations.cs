using Plumbline.Spec.Diff.Usage;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Diff.Matching;

/// <summary>Tells how types are related.</summary>
internal sealed class TypeRelations(TypePairs pairs, TypeTable before, TypeTable after)
{
    // Deeper chains of types are taken for different: comparing recurses.
    private const int MaximumDepth = 300;

    // What is under comparison: a type that contains itself is like another if all else is.
    private readonly HashSet<(string, string)> _assumed = [];

    /// <summary>How the type of a place changed.</summary>
    /// <param name="old">The released type.</param>
    /// <param name="now">The type of now.</param>
    /// <param name="asText">Whether the place is text (path, query, header), where a number is as good as its digits.</param>
    public TypeRelation Relate(TypeReference old, TypeReference now, bool asText)
    {
        if (old == now || (old.Shape == TypeShape.Named && now.Shape == TypeShape.Named && pairs.AreSame(old, now)))
            return TypeRelation.Same;

        if (asText && (old.Shape == TypeShape.List) != (now.Shape == TypeShape.List))
            return RelateRepetition(old, now);

        if (IsAnything(now) != IsAnything(old))
            return IsUnit(old) || IsUnit(now) ? TypeRelation.Incompatible : IsAnything(now) ? TypeRelation.Anything : TypeRelation.Something;

        if (old.Shape != now.Shape)
            return RelateObjects(old, now);

        return old.Shape == TypeShape.Named ? RelateNamed(old, now, asText) : Relate(old.Element!, now.Element!, asText);
    }

    private static bool IsAnything(TypeReference type) => type.Primitive == Primitive.Json;

    private static bool IsUnit(TypeReference type) => type.Primitive == Primitive.Unit;

    private TypeRelation RelateRepetition(TypeReference old, TypeReference now)
    {
        var repeated = now.Shape == TypeShape.List;
        var relation = repeated ? Relate(old, now.Element!, true) : Relate(old.Element!, now, true);
        return relation != TypeRelation.Same ? TypeRelation.Incompatible : repeated ? TypeRelation.Repeated : TypeRelation.Once;
    }

    // Maps and models are JSON objects.
    private static TypeRelation RelateObjects(TypeReference old, TypeReference now)
    {
        if (now.Primitive == Primitive.Object && (old.Shape == TypeShape.Map || old.Kind == TypeKind.Model))
            return TypeRelation.Wider;

        return old.Primitive == Primitive.Object && (now.Shape == TypeShape.Map || now.Kind == TypeKind.Model)
            ? TypeRelation.Narrower
            : TypeRelation.Incompatible;
    }

    private TypeRelation RelateNamed(TypeReference old, TypeReference now, bool asText)
    {
        if (old.Kind == TypeKind.Primitive && now.Kind == TypeKind.Primitive)
        {
            return PrimitiveOrder.IsWider(old.Primitive, now.Primitive, asText) ? TypeRelation.Wider
                : PrimitiveOrder.IsWider(now.Primitive, old.Primitive, asText) ? TypeRelation.Narrower
                : TypeRelation.Incompatible;
        }

        if (old.Kind == TypeKind.Enum && now.Primitive == Primitive.String)
            return TypeRelation.Opened;

        if (old.Primitive == Primitive.String && now.Kind == TypeKind.Enum)
            return TypeRelation.Closed;

        if (old.Kind == now.Kind && old.Name == now.Name && old.Namespace is not null && now.Namespace is not null)
            return TypeRelation.OtherVersion;

        return old.Kind != now.Kind ? RelateObjects(old, now) : RelateDeclared(old, now);
    }

    private TypeRelation RelateDeclared(TypeReference old, TypeReference now)
    {
        if (before.Enum(old) is { } oldEnum && after.Enum(now) is { } nowEnum)
        {
            var oldTexts = new HashSet<string>(oldEnum.Values.Select(value => value.Text), StringComparer.Ordinal);
            var nowTexts = new HashSet<string>(nowEnum.Values.Select(value => value.Text), StringComparer.Ordinal);
            return oldTexts.SetEquals(nowTexts) ? TypeRelation.SameShape
                : oldTexts.IsSubsetOf(nowTexts) ? TypeRelation.Wider
                : nowTexts.IsSubsetOf(oldTexts) ? TypeRelation.Narrower
                : TypeRelation.Incompatible;
        }

        // One difference anywhere decides, so assumptions hold for one outermost comparison.
        var isOutermost = _assumed.Count == 0;
        var isSame = HaveSameShape(old, now);
        if (isOutermost)
            _assumed.Clear();
        return isSame ? TypeRelation.SameShape : TypeRelation.Incompatible;
    }

    private bool HaveSameShape(TypeReference old, TypeReference now)
    {
        if (_assumed.Count > MaximumDepth)
            return false;

        if (!_assumed.Add(($"{old.Kind}{old}", $"{now.Kind}{now}")))
            return true;

        if (before.Model(old) is { } oldModel && after.Model(now) is { } nowModel)
            return HaveSameFields(oldModel, nowModel);

        return before.Union(old) is { } oldUnion && after.Union(now) is { } nowUnion && HaveSameMembers(oldUnion, nowUnion);
    }

    private bool HaveSameFields(ModelType old, ModelType now)
    {
        var fields = now.Fields.ToLookup(field => field.Name, StringComparer.Ordinal);
        return old.Fields.Count == now.Fields.Count && old.Fields.All(field => fields[field.Name].Any(other =>
            other.IsRequired == field.IsRequired && other.Default == field.Default
            && other.Minimum == field.Minimum && other.Maximum == field.Maximum && AreAlike(field.Type, other.Type)));
    }

    private bool HaveSameMembers(UnionType old, UnionType now) =>
        old.Discriminator == now.Discriminator
        && old.Members.Count == now.Members.Count
        && old.Members.All(member => now.Members.Any(other =>
            other.DiscriminatorValue == member.DiscriminatorValue && other.IsDefault == member.IsDefault && AreAlike(member.Type, other.Type)));

    private bool AreAlike(TypeReference old, TypeReference now) => Relate(old, now, asText: false) is TypeRelation.Same or TypeRelation.SameShape;
}
