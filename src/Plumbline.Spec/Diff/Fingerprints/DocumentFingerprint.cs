using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Plumbline.Spec.Diff.Fingerprints;

/// <summary>What a project depends on of its documents. Words, examples and the order of declarations are no part of it.</summary>
internal sealed class DocumentFingerprint
{
    private readonly Dictionary<(string Document, string Subject), DocumentFact> _facts = [];

    /// <summary>Gathers facts; what is produced counts more than what is only read.</summary>
    /// <param name="facts">The facts of all documents.</param>
    public DocumentFingerprint(IEnumerable<DocumentFact> facts)
    {
        foreach (var fact in facts)
        {
            var key = (fact.Document, fact.Subject);
            if (!_facts.TryGetValue(key, out var known) || (fact.IsProduced && !known.IsProduced))
                _facts[key] = fact;
        }
    }

    /// <summary>The facts, in order of what they are about.</summary>
    public IEnumerable<DocumentFact> Facts => _facts.OrderBy(pair => pair.Key.Document, StringComparer.Ordinal).ThenBy(pair => pair.Key.Subject, StringComparer.Ordinal).Select(pair => pair.Value);

    /// <summary>A hash of everything.</summary>
    public string Hash
    {
        get
        {
            using var hash = SHA256.Create();
            var text = string.Concat(Facts.Select(fact => $"{fact.Document}\n{fact.Subject}\n{fact.Value}\n{fact.IsProduced}\n"));
            return string.Concat(hash.ComputeHash(Encoding.UTF8.GetBytes(text)).Select(b => b.ToString("x2", CultureInfo.InvariantCulture)));
        }
    }

    /// <summary>What a project that was built with the older facts has to learn: each change with the document that says it.</summary>
    /// <param name="before">The older facts.</param>
    /// <param name="after">The newer facts.</param>
    public static IReadOnlyList<(string Document, string Change)> Compare(DocumentFingerprint before, DocumentFingerprint after)
    {
        var changes = new List<(string, string)>();
        foreach (var old in before.Facts)
        {
            if (!after._facts.TryGetValue((old.Document, old.Subject), out var fresh))
                changes.Add((old.Document, $"{old.Subject} is removed"));
            else if (old.Value != fresh.Value)
                changes.Add((old.Document, $"{old.Subject} is changed"));
            else if (!old.IsProduced && fresh.IsProduced)
                changes.Add((old.Document, $"{old.Subject} is produced now"));
        }

        foreach (var fresh in after.Facts)
        {
            if (!before._facts.ContainsKey((fresh.Document, fresh.Subject)) && before.MustLearn(fresh))
                changes.Add((fresh.Document, $"{fresh.Subject} is added"));
        }

        return changes;
    }

    // A part of something that is new itself is nothing that anybody used.
    private bool MustLearn(DocumentFact fresh) =>
        fresh.IsProduced || (fresh.IsDemanding && (fresh.Parent is null || _facts.ContainsKey((fresh.Document, fresh.Parent))));
}
