namespace Plumbline;

/// <summary>A call took longer than its time limit, retries included.</summary>
public sealed class ApiTimeoutException : TimeoutException
{
    /// <summary>A call that took too long.</summary>
    /// <param name="operation">The operation, e.g. <c>Users.GetById</c>.</param>
    /// <param name="inner">The cause.</param>
    public ApiTimeoutException(string operation, Exception? inner = null)
        : base($"{operation}: the service did not answer in time.", inner) => Operation = operation;

    /// <summary>The operation, e.g. <c>Users.GetById</c>.</summary>
    public string Operation { get; }
}
