using System.Text.Json;
using Io.Example.ShopV0;
using Plumbline.Benchmarks.Json;
using Plumbline.Benchmarks.Json.Rivals;
using Plumbline.Benchmarks.Measuring;
using Plumbline.Json;

namespace Plumbline.Benchmarks.Clients;

/// <summary>Calls with everything but the network, against a client by hand.</summary>
internal static class ClientScenarios
{
    private static readonly Guid s_id = new("00000007-0007-002a-0102-030405060708");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Scenario> All { get; } =
    [
        Compare("client: GET by id", 200, Samples.Account, client => client.Accounts.GetByIdAsync(s_id), client => client.GetByIdAsync(s_id, default)),
        Compare("client: list of 1,000", 200, Samples.Accounts, client => client.Accounts.GetAsync(), client => client.GetAsync(default)),
        Post(),
    ];

    private static Scenario Post()
    {
        var ours = ApiJson.Deserialize<Io.Example.ShopV0.AccountForm, AccountFormJson>(Samples.AccountForm).Value!;
        var rival = JsonSerializer.Deserialize(Samples.AccountForm, RivalJson.Default.AccountForm)!;
        return Compare("client: POST", 201, Samples.Account, client => client.Accounts.PostAsync(ours), client => client.PostAsync(rival, default));
    }

    private static Scenario Compare<T, TRival>(
        string name, int status, byte[] answer, Func<ShopClient, Task<T>> ours, Func<RivalClient, Task<TRival>> rival)
    {
        // As AddShopClient makes it: time limits are the emitted client's.
        var ourHttp = NewHttpClient(status, answer);
        ourHttp.Timeout = Timeout.InfiniteTimeSpan;
        var ourClient = new ShopClient(ourHttp);
        var rivalClient = new RivalClient(NewHttpClient(status, answer));
        return new(name, () => ours(ourClient).GetAwaiter().GetResult(), () => rival(rivalClient).GetAwaiter().GetResult(), Faster: 1.0, Bytes: 1.0);
    }

    private static HttpClient NewHttpClient(int status, byte[] answer) => new(new CannedAnswers(status, answer)) { BaseAddress = new("http://localhost:5080") };
}
