using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using Npgsql;
using Plumbline.Tests.Shared;

namespace Plumbline.Chaos.Tests;

/// <summary>Callers that write users, and somebody who changes them by hand in SQL. What fails, fails: callers know that.</summary>
/// <param name="company">The company.</param>
/// <param name="seed">Decides what they do.</param>
internal sealed class UserLoad(Company company, int seed)
{
    private readonly ConcurrentDictionary<string, byte> _ids = new(StringComparer.Ordinal);
    private int _answered;
    private int _failed;

    /// <summary>How many writes were answered with success.</summary>
    public int Answered => _answered;

    /// <summary>How many writes failed or were not answered.</summary>
    public int Failed => _failed;

    /// <summary>Writes until told to stop.</summary>
    /// <param name="callers">How many at once.</param>
    /// <param name="stop">Ends it.</param>
    public Task RunAsync(int callers, CancellationToken stop) =>
        Task.WhenAll(Enumerable.Range(0, callers).Select(i => CallAsync(new Random(seed + i), stop)).Append(ChangeByHandAsync(new Random(seed - 1), stop)));

    private async Task CallAsync(Random random, CancellationToken stop)
    {
        using var http = new HttpClient { BaseAddress = company.Users.Address, Timeout = TimeSpan.FromSeconds(10) };
        while (!stop.IsCancellationRequested)
        {
            try
            {
                using var answer = await WriteAsync(http, random, stop);
                Interlocked.Increment(ref answer.IsSuccessStatusCode ? ref _answered : ref _failed);
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException or JsonException or IOException)
            {
                Interlocked.Increment(ref _failed);
                await Task.Delay(20, CancellationToken.None);
            }
        }
    }

    private async Task<HttpResponseMessage> WriteAsync(HttpClient http, Random random, CancellationToken stop)
    {
        var known = _ids.Keys;
        var id = known.Count > 0 ? known.ElementAt(random.Next(known.Count)) : null;
        switch (id is null ? 0 : random.Next(10))
        {
            case 0 or 1:
                var made = await http.PostAsJsonAsync(new Uri("users", UriKind.Relative), new { name = new { first = $"{random.Next()}" } }, stop);
                if (made.IsSuccessStatusCode && _ids.Count < 200)
                    _ids.TryAdd((await made.Content.ReadFromJsonAsync<JsonElement>(stop)).GetProperty("id").GetString()!, 0);

                return made;
            case 2 when _ids.Count > 50:
                var gone = await http.DeleteAsync(new Uri($"users/{id}", UriKind.Relative), stop);
                if (gone.IsSuccessStatusCode)
                    _ids.TryRemove(id!, out _);

                return gone;
            case 3:
                // The same as before: no event may come of it.
                return await http.PatchAsJsonAsync(new Uri($"users/{id}", UriKind.Relative), new { }, stop);
            default:
                return await http.PutAsJsonAsync(new Uri($"users/{id}", UriKind.Relative), new { name = new { first = $"{random.Next()}", last = $"{random.Next(5)}" } }, stop);
        }
    }

    private async Task ChangeByHandAsync(Random random, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await using var connection = new NpgsqlConnection(company.UsersDatabase);
                await connection.OpenAsync(stop);
                await using var command = new NpgsqlCommand(
                    "update users set status = case status when 'active' then 'inactive' else 'active' end where id in (select id from users order by random() limit 5)", connection);
                await command.ExecuteNonQueryAsync(stop);
                await Task.Delay(random.Next(200, 600), stop);
            }
            catch (Exception e) when (e is NpgsqlException or OperationCanceledException)
            {
                // The database, or the test, is being stopped.
            }
        }
    }
}
