using System.Globalization;
using System.Text.Json;

namespace Plumbline.AspNetCore.Tests.Lab;

internal sealed class EchoesApi : IEchoesApi
{
    /// <summary>Set when the slow operation is cancelled.</summary>
    public static bool WasCancelled;

    public Task<EchoesGetTextByTextResult> GetTextByTextAsync(string text, CancellationToken cancellationToken) =>
        Task.FromResult<EchoesGetTextByTextResult>(Echo(text));

    public Task<EchoesGetUuidByValueResult> GetUuidByValueAsync(Guid value, CancellationToken cancellationToken) =>
        Task.FromResult<EchoesGetUuidByValueResult>(Echo(value.ToString()));

    public Task<EchoesPostFormResult> PostFormAsync(string name, int? count, ApiList<string>? tags, CancellationToken cancellationToken) =>
        Task.FromResult<EchoesPostFormResult>(Echo(string.Create(CultureInfo.InvariantCulture, $"{name} {count} {(tags is null ? "-" : string.Join('+', tags))}")));

    public Task<EchoesPostAnyResult> PostAnyAsync(JsonElement body, CancellationToken cancellationToken) =>
        Task.FromResult<EchoesPostAnyResult>(body);

    public Task<EchoesPostShapeResult> PostShapeAsync(IShape body, CancellationToken cancellationToken) =>
        Task.FromResult(EchoesPostShapeResult.Ok(body));

    public Task<EchoesPostTreesResult> PostTreesAsync(ApiList<Tree> body, CancellationToken cancellationToken) =>
        Task.FromResult<EchoesPostTreesResult>(ApiMap.Create([.. body.Select(tree => KeyValuePair.Create(tree.Name, tree))]));

    public Task<EchoesPostRingsResult> PostRingsAsync(ApiMap<ApiList<long>> body, CancellationToken cancellationToken) =>
        Task.FromResult<EchoesPostRingsResult>(ApiList.Create<Guid>([.. body.Keys.Select(Guid.Parse)]));

    public Task<EchoesGetHeaderResult> GetHeaderAsync(string value, CancellationToken cancellationToken) =>
        Task.FromResult(EchoesGetHeaderResult.Ok(Echo("x"), value, ["a", "b"]));

    public Task<EchoesGetStatusByCodeResult> GetStatusByCodeAsync(int code, CancellationToken cancellationToken) => Task.FromResult(
        code == 200 ? TypedResults.Ok() : EchoesGetStatusByCodeResult.Default(code, new() { Code = ErrorCode.Conflict, Messages = ["chosen"] }));

    public Task<EchoesGetUndecidedResult> GetUndecidedAsync(CancellationToken cancellationToken) => Task.FromResult(default(EchoesGetUndecidedResult));

    public Task<EchoesGetBrokenResult> GetBrokenAsync(CancellationToken cancellationToken) => throw new InvalidOperationException("secret details");

    public Task<EchoesGetUnavailableResult> GetUnavailableAsync(CancellationToken cancellationToken) =>
        throw new ServiceUnavailableException("The database is being moved.") { RetryAfter = TimeSpan.FromSeconds(7) };

    public async Task<EchoesGetSlowResult> GetSlowAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(TimeSpan.FromSeconds(30), cancellationToken);
        }
        catch (OperationCanceledException)
        {
            WasCancelled = true;
            throw;
        }

        return Echo("late");
    }

    public Task<EchoesGetLimitedResult> GetLimitedAsync(CancellationToken cancellationToken) => Task.FromResult<EchoesGetLimitedResult>(Echo("in"));

    public Task<EchoesGetOldResult> GetOldAsync(CancellationToken cancellationToken) => Task.FromResult<EchoesGetOldResult>(Echo("old"));

    private static Echo Echo(string text) => new() { Text = text };
}
