namespace Plumbline.AspNetCore;

/// <summary>Tells problems in the fields that error types of documents have. Emitted code calls it.</summary>
public static class ApiProblems
{
    /// <summary>Every problem as a sentence.</summary>
    /// <param name="problems">The problems.</param>
    public static ApiList<string> Messages(IReadOnlyList<ApiProblem> problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        return [.. problems.Select(problem => problem.ToString())];
    }

    /// <summary>All problems in one text.</summary>
    /// <param name="problems">The problems.</param>
    public static string Message(IReadOnlyList<ApiProblem> problems) => string.Join("; ", Messages(problems));

    /// <summary>The place of the first problem.</summary>
    /// <param name="problems">The problems.</param>
    public static string Pointer(IReadOnlyList<ApiProblem> problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        return problems.Count == 0 ? "" : problems[0].Name;
    }

    /// <summary>One item per problem.</summary>
    /// <param name="problems">The problems.</param>
    /// <param name="create">Makes an item.</param>
    public static ApiList<T> Select<T>(IReadOnlyList<ApiProblem> problems, Func<ApiProblem, T> create)
    {
        ArgumentNullException.ThrowIfNull(problems);
        ArgumentNullException.ThrowIfNull(create);
        return [.. problems.Select(create)];
    }
}
