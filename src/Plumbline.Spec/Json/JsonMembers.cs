using Plumbline.Spec.Findings;
using Plumbline.Spec.Reading;

namespace Plumbline.Spec.Json;

/// <summary>Collects the members of one object and reports keys that repeat.</summary>
internal sealed class JsonMembers(FindingBag findings)
{
    // Below this number, comparing with each is quicker than hashing.
    private const int Few = 8;

    private readonly List<JsonNodeMember> _members = [];
    private HashSet<string>? _names;

    /// <summary>The last member; null before the first.</summary>
    public JsonNodeMember? Last => _members.Count == 0 ? null : _members[_members.Count - 1];

    /// <summary>Adds a member, repeated ones too.</summary>
    public void Add(string name, TextSpan nameSpan, JsonNode value)
    {
        if (IsRepeated(name))
            findings.Report(ReaderRules.DuplicateKey, nameSpan, $"the key {Quoted.Text(name)} is written twice in one object; the first one counts, remove this one");

        _members.Add(new JsonNodeMember(name, nameSpan, value));
    }

    /// <summary>Gives the last member another value.</summary>
    public void ReplaceLast(JsonNode value)
    {
        var last = _members[_members.Count - 1];
        _members[_members.Count - 1] = new JsonNodeMember(last.Name, last.NameSpan, value);
    }

    /// <summary>The members, in order.</summary>
    public IReadOnlyList<JsonNodeMember> ToList() => _members;

    private bool IsRepeated(string name)
    {
        if (_members.Count < Few)
        {
            foreach (var member in _members)
            {
                if (member.Name == name)
                    return true;
            }

            return false;
        }

        if (_names is null)
        {
            _names = new HashSet<string>(StringComparer.Ordinal);
            foreach (var member in _members)
                _names.Add(member.Name);
        }

        return !_names.Add(name);
    }
}
