using Plumbline.Spec.Collections;
using Plumbline.Spec.Json;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Importing.OpenApi;

/// <summary>Takes members away by which a union would hold itself, and unions that hold nothing.</summary>
/// <param name="notes">Receives what is taken away.</param>
internal sealed class UnionCircles(ImportNotes notes)
{
    public List<UnionType> Cut(List<UnionType> unions)
    {
        var kept = new Dictionary<string, UnionType>(StringComparer.Ordinal);
        foreach (var union in unions)
        {
            var members = union.Members.Where(member => !Reaches(member.Type, union.Name, kept)).ToList();
            if (members.Count < union.Members.Count)
                Note($"union '{union.Name}' would hold itself; the alternatives by which it does are left out");
            if (members.Count == 0)
            {
                Note($"union '{union.Name}' has no alternative left; it may be anything");
                members.Add(new() { Type = TypeReference.Of(Primitive.Json), DiscriminatorValue = "json" });
            }

            kept.Add(union.Name, union with { Members = members.ToEquatableArray() });
        }

        return [.. kept.Values];
    }

    private void Note(string message) => notes.Add(new Cursor(new JsonNode { Kind = JsonValueKind.Object, Span = default }, "/components/schemas"), message);

    private static bool Reaches(TypeReference type, string name, Dictionary<string, UnionType> kept)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<TypeReference>([type]);
        while (open.Count > 0)
        {
            var current = open.Pop();
            if (current.Kind != TypeKind.Union || current.Shape != TypeShape.Named || !seen.Add(current.Name))
                continue;
            if (current.Name == name)
                return true;
            if (kept.TryGetValue(current.Name, out var union))
            {
                foreach (var member in union.Members)
                    open.Push(member.Type);
            }
        }

        return false;
    }
}
