using System.Globalization;
using Plumbline.Spec.Collections;
using Plumbline.Spec.Diff.Usage;
using Plumbline.Spec.Model;
using Plumbline.Spec.Reading;

namespace Plumbline.Spec.Diff.Matching;

/// <summary>Matches the typed places of both documents.</summary>
internal sealed class SlotPairs
{
    private readonly ServicePairs _pairs;
    private readonly HashSet<string> _eventModels = new(StringComparer.Ordinal);

    public SlotPairs(ServicePairs pairs)
    {
        _pairs = pairs;
        foreach (var union in pairs.Types.Unions.Both.Where(union => EventUnions.IsEvent(union.Before) && EventUnions.IsEvent(union.After)))
            _eventModels.UnionWith(union.Before.Members.Where(member => member.Type.Kind == TypeKind.Model).Select(member => member.Type.Name));

        AddServiceHeaders();
        foreach (var model in pairs.Types.Models.Both)
            AddFields(model);
        foreach (var union in pairs.Types.Unions.Both)
            AddMembers(union);
        foreach (var operation in pairs.Operations.Both)
            AddOperation(operation);
    }

    /// <summary>Every typed place.</summary>
    public List<SlotPair> All { get; } = [];

    private void AddServiceHeaders()
    {
        var subject = new Subject
        {
            Title = "request header",
            Id = "headers",
            Place = NodePath.Root,
            Positions = [.. _pairs.Operations.Both.Select(operation => TypeUsage.OfRequest(operation.Before.Operation))],
        };
        Add(SlotKind.RequestHeader, Slots(_pairs.Before.Headers, NodePath.Root), Slots(_pairs.After.Headers, NodePath.Root), subject,
            (slot, _) => $"request header {Words.Quote(slot.Name)}", StringComparer.OrdinalIgnoreCase);
    }

    private void AddFields(Pair<ModelType> model)
    {
        var owner = _pairs.Of(model) with { Id = $"models/{model.Before.Name}/fields" };
        var before = Slots(model.Before.Fields, model.Place);
        var after = Slots(model.After.Fields, model.Place);
        foreach (var (from, to) in FieldRenames.Find(before, after, _pairs.Relations))
        {
            before.Remove(from);
            after.Remove(to);
            AddOne(SlotKind.Field, from, to, owner, $"{Words.Quote($"{model.After.Name}.{to.Name}")}");
        }

        Add(SlotKind.Field, before, after, owner, (slot, isOld) => Words.Quote($"{(isOld ? model.Before : model.After).Name}.{slot.Name}"), StringComparer.Ordinal,
            _eventModels.Contains(model.Before.Name) ? slot => EventUnions.IsEnvelopeField(slot.Name) ? SlotKind.EnvelopeField : SlotKind.Field : null);
    }

    private void AddMembers(Pair<UnionType> union)
    {
        var owner = _pairs.Of(union) with { Id = $"unions/{union.Before.Name}/types" };
        foreach (var (old, now, ordinal) in MemberMatch.Of(union, _pairs.Types).Both)
        {
            var place = union.Place.Item("types", ordinal);
            AddOne(SlotKind.Member, Slot.Of(old.DiscriminatorValue, old.Type, place), Slot.Of(now.DiscriminatorValue, now.Type, place), owner,
                $"member {Words.Quote(now.DiscriminatorValue)} of union {Words.Quote(union.After.Name)}");
        }
    }

    private void AddOperation(OperationPair pair)
    {
        var old = pair.Before.Operation;
        var now = pair.After.Operation;
        var place = pair.After.Place;
        var request = ServicePairs.Of(pair) with { Positions = [TypeUsage.OfRequest(old)] };
        var response = request with { Positions = [TypeUsage.OfResponse(old)] };
        var isOtherForm = BodyForm.Changed(pair) is not null;

        AddParameters(old, now, place, request, isOtherForm);
        if (old.Body is { } oldBody && now.Body is { } nowBody)
        {
            var at = place.Member("body");
            AddOne(SlotKind.Body, Slot.Of("body", oldBody.Type, at), Slot.Of("body", nowBody.Type, at), request, $"the body of {Words.Quote(pair.After.Name)}");
        }

        foreach (var (oldAnswer, nowAnswer, ordinal) in Responses.Both(old, now))
        {
            var code = Responses.Name(oldAnswer);
            var at = place.Item("responses", ordinal);
            AddOne(SlotKind.Response, Slot.Of(code, oldAnswer.Type, at), Slot.Of(code, nowAnswer.Type, at), response, $"answer {code} of {Words.Quote(pair.After.Name)}", "responses/");
            Add(SlotKind.ResponseHeader, Slots(oldAnswer.Headers, at), Slots(nowAnswer.Headers, at),
                response with { Id = $"{response.Id}/responses/{code}/headers", Place = at },
                (slot, _) => $"header {Words.Quote(slot.Name)} of answer {code} of {Words.Quote(pair.After.Name)}", StringComparer.OrdinalIgnoreCase);
        }
    }

    private void AddParameters(Operation old, Operation now, NodePath place, Subject request, bool isOtherForm)
    {
        bool IsIn(Slot slot, bool path) => slot.Location == ParameterLocation.Path == path && !(isOtherForm && slot.Location == ParameterLocation.Form);
        var before = Slots(old.Parameters, place);
        var after = Slots(now.Parameters, place);
        var owner = request with { Id = $"{request.Id}/parameters" };
        string Title(Slot slot, bool isOld) => $"parameter {Words.Quote(slot.Name)} of {request.Title}";

        // Path parameters are what their place in the path says, not their names.
        var oldInPath = before.Where(slot => IsIn(slot, true)).ToList();
        var nowInPath = after.Where(slot => IsIn(slot, true)).ToList();
        for (var i = 0; i < Math.Min(oldInPath.Count, nowInPath.Count); i++)
            AddOne(SlotKind.Parameter, oldInPath[i], nowInPath[i], owner with { Place = nowInPath[i].Place }, Title(nowInPath[i], false), $"{i.ToString(CultureInfo.InvariantCulture)}:");

        Add(SlotKind.Parameter, [.. before.Where(slot => IsIn(slot, false))], [.. after.Where(slot => IsIn(slot, false))], owner, Title, StringComparer.Ordinal);
    }

    private void Add(SlotKind kind, List<Slot> before, List<Slot> after, Subject owner, Func<Slot, bool, string> title, StringComparer names, Func<Slot, SlotKind>? kindOf = null)
    {
        var match = ListMatch<Slot>.By(before, after, names, slot => $"{slot.Location}/{slot.Name}", slot => slot.Name);
        foreach (var (old, now, _) in match.Both)
            AddOne(kindOf?.Invoke(old) ?? kind, old, now, owner, title(now, false));
        foreach (var old in match.Removed)
            AddOne(kindOf?.Invoke(old) ?? kind, old, null, owner, title(old, true));
        foreach (var (now, _) in match.Added)
            AddOne(kindOf?.Invoke(now) ?? kind, null, now, owner, title(now, false));
    }

    private void AddOne(SlotKind kind, Slot? before, Slot? after, Subject owner, string title, string prefix = "") => All.Add(new SlotPair
    {
        Kind = kind,
        Before = before,
        After = after,
        Relation = before is null || after is null ? TypeRelation.Same : _pairs.Relations.Relate(before.Type, after.Type, before.IsText && after.IsText),
        Subject = owner with { Title = title, Id = $"{owner.Id}/{prefix}{(before ?? after)!.Name}", Place = after?.Place ?? owner.Place },
    });

    private static List<Slot> Slots(EquatableArray<Field> fields, NodePath owner) => [.. fields.Select((field, i) => Slot.Of(field, owner.Item("fields", i)))];

    private static List<Slot> Slots(EquatableArray<Header> headers, NodePath owner) => [.. headers.Select((header, i) => Slot.Of(header, owner.Item("headers", i)))];

    private static List<Slot> Slots(EquatableArray<Parameter> parameters, NodePath owner) => [.. parameters.Select((parameter, i) => Slot.Of(parameter, owner.Item("parameters", i)))];
}
