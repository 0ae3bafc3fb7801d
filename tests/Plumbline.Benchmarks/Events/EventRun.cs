using System.Globalization;
using Plumbline.Tests.Shared;

namespace Plumbline.Benchmarks.Events;

/// <summary>
/// What data and events cost, on the example company's services with PostgreSQL and RabbitMQ on this machine: both services, both
/// servers and the load share its processors. Writes wait for the disk.
/// </summary>
internal static class EventRun
{
    /// <summary>Measures and prints one table.</summary>
    /// <param name="parts">Which parts; all where empty.</param>
    public static async Task<int> RunAsync(string[] parts)
    {
        string[] all = ["upserts", "writes", "flow", "latency", "retention"];
        if (parts.Except(all).FirstOrDefault() is { } unknown)
        {
            Console.Error.WriteLine($"There is no part '{unknown}'; there are {string.Join(", ", all)}.");
            return 1;
        }

        var lines = new List<EventFigure>();
        if (Has("upserts"))
            lines.AddRange(await EventUpserts.MeasureAsync());

        if (parts is not ["upserts"])
            await MeasureCompanyAsync(lines, Has);

        Console.WriteLine();
        foreach (var (what, result, target) in lines)
            Console.WriteLine($"{what,-52} {result,-44} {target}");

        return 0;

        bool Has(string part) => parts.Length == 0 || parts.Contains(part);
    }

    private static async Task MeasureCompanyAsync(List<EventFigure> lines, Func<string, bool> has)
    {
        await using var company = await Company.StartAsync(brokers: 1);
        await using var users = new Database(company.UsersDatabase);
        await using var orders = new Database(company.OrdersDatabase);
        if (has("writes"))
            lines.AddRange(await EventWrites.MeasureAsync(company, users));

        if (has("flow"))
            lines.AddRange(await EventFlow.MeasureAsync(company, users, orders));

        if (has("latency"))
            lines.AddRange(await EventLatency.MeasureAsync(company, users, orders));

        if (has("retention"))
            lines.Add(await EventRetention.MeasureAsync(users));
    }

    /// <summary>Does an action of the page about events.</summary>
    /// <param name="service">Whose.</param>
    /// <param name="action">The action.</param>
    /// <param name="stream">The stream.</param>
    public static async Task OperateAsync(ServiceProcess service, string action, string stream)
    {
        using var http = new HttpClient { BaseAddress = service.Address };
        using var form = new FormUrlEncodedContent([new("stream", stream)]);
        using var answer = await http.PostAsync(new Uri($"_internal_/events/{action}", UriKind.Relative), form);
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>A rate.</summary>
    public static string Rate(long count, TimeSpan time, string unit) => Text($"{count / time.TotalSeconds:#,0} {unit}/s");

    /// <summary>Text that is the same everywhere.</summary>
    public static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
