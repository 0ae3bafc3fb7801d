namespace Plumbline.AspNetCore;

/// <summary>
/// Tells refused requests in an error type of the document that no convention fills. Register one in the services;
/// types with fields among <c>code</c>/<c>key</c>, <c>message</c>, <c>messages</c>, <c>field</c>/<c>pointer</c> need none.
/// </summary>
/// <typeparam name="T">The error type.</typeparam>
public interface IErrorFactory<out T>
{
    /// <summary>Makes the body of an answer.</summary>
    /// <param name="statusCode">The status that the answer has.</param>
    /// <param name="problems">What is wrong; at least one.</param>
    T Create(int statusCode, IReadOnlyList<ApiProblem> problems);
}
