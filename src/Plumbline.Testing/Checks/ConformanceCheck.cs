using Plumbline.Testing.Documents;
using Plumbline.Testing.Requests;

namespace Plumbline.Testing.Checks;

/// <summary>Something that must hold for operations.</summary>
internal abstract class ConformanceCheck
{
    /// <summary>What it says, for the test's name.</summary>
    public abstract string Name { get; }

    /// <summary>Whether it changes nothing in the service.</summary>
    public virtual bool IsSafe(TestedOperation operation) => operation.IsSafe;

    /// <summary>Whether it can be said of an operation.</summary>
    public abstract bool AppliesTo(TestedOperation operation);

    /// <summary>Checks it.</summary>
    public abstract Task RunAsync(CheckRun run);

    /// <summary>The request must be accepted.</summary>
    protected static IEnumerable<Problem> Accepted(ApiAnswer answer)
    {
        if (!answer.IsSuccess && answer.Status is not (301 or 302 or 303 or 304 or 307 or 308))
            yield return new("valid input accepted", $"refused valid input with {answer.Status}: {(answer.Text.Length > 300 ? answer.Text[..300] : answer.Text)}");
    }

    /// <summary>The request must be refused as what cannot be read or is invalid.</summary>
    protected static IEnumerable<Problem> Refused(ApiAnswer answer, string problem)
    {
        if (answer.IsSuccess)
            yield return new("invalid input refused", $"accepted ({answer.Status}) what the document does not allow: {problem}");
        else if (answer.Status is not (400 or 422))
            yield return new("invalid input refused", $"answered {answer.Status} instead of 400 or 422 to what the document does not allow: {problem}");
    }
}
