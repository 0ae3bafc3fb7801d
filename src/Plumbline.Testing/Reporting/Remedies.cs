namespace Plumbline.Testing.Reporting;

/// <summary>What to do about a failure, by the kind of its check: code and document disagree, and either may be the one that is wrong.</summary>
internal static class Remedies
{
    private static readonly Dictionary<string, string> s_all = new(StringComparer.Ordinal)
    {
        ["404"] = "answer 404 to whatever was never created, for every operation of the path",
        ["405"] = "answer 405 with Allow to methods that the document does not have, or add the operation to the document",
        ["406"] = "answer in a documented media type, or with 406",
        ["415"] = "refuse bodies of another media type with 415",
        ["an answer"] = "see in the service's log (options.ServiceLog) why it did not answer",
        ["authentication"] = "let in only who brings what 'auth' asks for, or change 'auth' of the operation in the document",
        ["body"] = "answer what the response's type says, or change the type in the document",
        ["concurrency"] = "read and write in one transaction, as the stores' UpdateAsync does",
        ["conflict"] = "refuse it with 409 or 422, or take 'unique' from the table in the document",
        ["content type"] = "let the emitted code write the answer, and nothing rewrite its Content-Type",
        ["description"] = "serve the emitted description, and let nothing rewrite it",
        ["documented status"] = "answer a documented status, or add this one to the operation's responses in the document",
        ["event"] = "write through the table's store, which tells each change once, or change the stream in the document",
        ["example"] = "correct the example in the document, or the limits that it does not keep",
        ["filtering"] = "hand every filter to the store, or take it from the operation in the document",
        ["headers"] = "send the header as documented, or take it from the response in the document",
        ["health"] = "let the health check tell what the service's own checks tell",
        ["idempotent"] = "make the second request find what the first one left, or take 'idempotent' from the operation in the document",
        ["invalid input refused"] = "leave the emitted validation and its answer alone, or allow the value in the document",
        ["journal"] = "write through the table's store, which writes the journal too",
        ["no effect"] = "check everything before anything is written, or write in one transaction",
        ["no server error"] = "see the exception in the service's log (options.ServiceLog), and answer a documented status",
        ["owner"] = "see in the owner's log why it refuses what its own document allows",
        ["paging"] = "hand limit and offset to the store as they come, or change 'paging' in the document",
        ["patch"] = "change only what the patch names: patch.Apply(...)",
        ["personal data"] = "say which field is wrong and not what it holds",
        ["problem named"] = "leave the emitted problem document alone, or name each wrong place by its pointer",
        ["replica"] = "leave the replica's table to the emitted consumer",
        ["sorting"] = "hand 'sort' to the store, or take the field from 'sort' in the document",
        ["state"] = "keep and answer every field that was sent, and nothing that was deleted; or take the field from the document",
        ["valid input accepted"] = "take it, or narrow the field in the document; what no limit can say goes into options.Provide or options.Prepare",
    };

    /// <summary>The remedy for a kind of problem.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>Null for what the suite's own author asked for, whose words say what is wrong.</returns>
    public static string? For(string kind) => s_all.GetValueOrDefault(kind);
}
