using Xunit;

namespace Plumbline.Testing;

/// <summary>
/// Holds a service against its document while it runs. Derive from it, name the document, and every operation becomes a row for
/// each check that can be said of it:
/// <code>
/// [ConformanceDocument("specs/user.json")]
/// public sealed class UsersConformance : ConformanceSuite&lt;Program&gt;;
/// </code>
/// </summary>
/// <typeparam name="TProgram">A type of the service's assembly, usually its <c>Program</c>.</typeparam>
public abstract class ConformanceSuite<TProgram> : IClassFixture<ConformanceSession<TProgram>>
    where TProgram : class
{
    /// <summary>Says what the document does not: values, credentials, where the service runs, what to leave out.</summary>
    /// <param name="options">The options.</param>
    protected virtual void Configure(ConformanceOptions options)
    {
    }

    /// <summary>One check of one operation.</summary>
    /// <param name="operation">The operation, e.g. <c>POST /users</c>.</param>
    /// <param name="check">The check.</param>
    [Theory]
    [ConformanceRows]
    public async Task Conforms(string operation, string check)
    {
        var context = TestContext.Current;
        var session = await context.GetFixture<ConformanceSession<TProgram>>().ConfigureAwait(false)
            ?? throw new InvalidOperationException("The session was not created; has the suite's class been replaced?");
        await session.StartAsync(ConformanceRowsAttribute.PathOf(GetType()), Configure, context.CancellationToken).ConfigureAwait(false);
        if (session.SkipReason(operation, check) is { } reason)
        {
            Assert.Skip(reason);
            return;
        }

        var failures = await session.RunAsync(operation, check, context.TestOutputHelper, context.CancellationToken).ConfigureAwait(false);
        if (failures.Count > 0)
            throw new ConformanceException(string.Join(Environment.NewLine, failures));
    }
}
