using Io.Example.ShopV1;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace Plumbline.Producing.Tests;

/// <summary>The shop as a service: <c>AddPlumbline()</c> and nothing else.</summary>
public sealed class HostingTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(SqlDialect.Sqlite)]
    [InlineData(SqlDialect.PostgreSql)]
    public async Task A_service_publishes_what_it_writes_and_what_others_write_into_its_database(SqlDialect dialect)
    {
        using var app = await StartAsync(dialect);
        var stream = app.Services.GetRequiredService<InMemoryEventStream>();
        var items = app.Services.GetRequiredService<ItemStore>();
        await ShopDatabase.WriteAsync(items, "a", 1);
        await stream.SettledAsync(TimeSpan.FromSeconds(60), Stop);
        Assert.Equal("test-1.shop.v1.item_event.json", Assert.Single(stream.Published()).Stream.ToString());

        // By hand, from outside: nobody wakes the publisher.
        await using (var connection = await app.Services.GetRequiredService<Storage>().OpenAsync(Stop))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "update items set version = 2";
            await command.ExecuteNonQueryAsync(Stop);
        }

        await Eventually.TrueAsync(() => stream.Published().Count == 2);
        var health = await app.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Stop);
        Assert.Equal(HealthStatus.Healthy, health.Status);
        Assert.Equal(["database", "events", "publishing"], health.Entries.Keys.Order());
        Assert.True((await app.Services.GetRequiredService<IEventProducers>().GetStatusAsync(Stop)).IsPublisher);
        await app.StopAsync(Stop);
    }

    [Fact]
    public async Task A_service_that_stops_finishes_what_is_under_way()
    {
        using var app = await StartAsync(SqlDialect.PostgreSql);
        var stream = app.Services.GetRequiredService<InMemoryEventStream>();
        var storage = app.Services.GetRequiredService<Storage>();
        var items = app.Services.GetRequiredService<ItemStore>();
        for (var i = 0; i < 200; i++)
            await ShopDatabase.WriteAsync(items, $"{i}", 1);

        await app.StopAsync(Stop);
        await using var connection = await storage.OpenAsync(Stop);
        await using var command = connection.CreateCommand();
        command.CommandText = "select count(*) from events.outbox";

        // What is in the stream is off the queue, each exactly once.
        Assert.Equal(200L - stream.Published().Count, (long)(await command.ExecuteScalarAsync(Stop))!);
        Assert.Equal(stream.Published().Count, stream.Published().Select(e => e.Id).Distinct().Count());
    }

    [Fact]
    public async Task A_stream_that_outlives_a_service_does_not_ask_it_what_waits()
    {
        var stream = new InMemoryEventStream();
        using (await StartAsync(SqlDialect.Sqlite, stream))
        {
            // Disposed of and never stopped.
        }

        await stream.SettledAsync(TimeSpan.FromSeconds(60), Stop);
    }

    [Fact]
    public void An_environment_that_can_be_no_part_of_a_name_is_refused_with_its_setting()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration["Plumbline:Environment"] = "Test 1";

        var thrown = Assert.Throws<InvalidOperationException>(() => builder.AddPlumbline());
        Assert.Contains("Set Plumbline:Environment", thrown.Message, StringComparison.Ordinal);
    }

    private static async Task<IHost> StartAsync(SqlDialect dialect, InMemoryEventStream? stream = null)
    {
        // Without a server: nobody calls it.
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration["Plumbline:Environment"] = "test-1";
        builder.Configuration["Plumbline:Storage:Provider"] = dialect.ToString();
        builder.Configuration["Plumbline:Storage:ConnectionString"] = dialect == SqlDialect.Sqlite
            ? Path.Combine(Directory.CreateTempSubdirectory("plumbline-shop-").FullName, "shop.db")
            : await (await PostgreSqlServer.SharedAsync()).CreateDatabaseAsync();
        builder.Services.AddSingleton<IParcelCreatedEnricher>(new Labels());
        if (stream is not null)
            builder.Services.AddSingleton<IEventStream>(stream);

        builder.AddPlumbline();
        var app = builder.Build();
        await app.StartAsync(Stop);
        return app;
    }
}
