namespace Plumbline.Tests.Shared;

/// <summary>The example company as it runs for real: two services, a database each, a broker between them.</summary>
internal sealed class Company : IAsyncDisposable
{
    private readonly List<ServiceProcess> _more = [];

    private Company(PostgreSqlServer database, string usersDatabase, string ordersDatabase, RabbitMqServer broker)
    {
        (Database, UsersDatabase, OrdersDatabase, Broker) = (database, usersDatabase, ordersDatabase, broker);
        Users = new("Users", Settings(usersDatabase, broker));
        Orders = new("Orders", Settings(ordersDatabase, broker));
    }

    public PostgreSqlServer Database { get; }

    public string UsersDatabase { get; }

    public string OrdersDatabase { get; }

    public RabbitMqServer Broker { get; }

    public ServiceProcess Users { get; }

    public ServiceProcess Orders { get; }

    /// <summary>Starts everything.</summary>
    /// <param name="brokers">How many nodes the broker has.</param>
    /// <param name="settings">Settings of the database server.</param>
    public static async Task<Company> StartAsync(int brokers, params string[] settings)
    {
        var (broker, server) = (RabbitMqServer.StartAsync(brokers), PostgreSqlServer.StartAsync(isDurable: true, settings));
        Company? company = null;
        try
        {
            await Task.WhenAll(broker, server);
            var database = await server;
            company = new(database, await database.CreateDatabaseAsync(), await database.CreateDatabaseAsync(), await broker);
            await company.Users.StartAsync();
            await company.Orders.StartAsync();
            return company;
        }
        catch
        {
            // Whatever came up would stay until the end of the process.
            if (company is not null)
                await company.DisposeAsync();
            else
                await Task.WhenAll(DisposeAsync(broker), DisposeAsync(server));

            throw;
        }
    }

    /// <summary>Starts one more process of the users service, on the same database.</summary>
    public async Task<ServiceProcess> StartAnotherAsync()
    {
        var another = new ServiceProcess("Users", Settings(UsersDatabase, Broker));
        _more.Add(another);
        await another.StartAsync();
        return another;
    }

    /// <summary>The settings of a service on PostgreSQL and RabbitMQ.</summary>
    /// <param name="database">Its connection string.</param>
    /// <param name="broker">The broker.</param>
    public static Dictionary<string, string> Settings(string database, RabbitMqServer broker) => new()
    {
        // Developing, so that the page about events is open to this machine.
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
        ["Plumbline__Environment"] = "chaos",
        ["Plumbline__Storage__Provider"] = "PostgreSql",
        ["Plumbline__Storage__ConnectionString"] = database,
        ["Plumbline__Stream__Provider"] = "RabbitMQ",
        ["Plumbline__Stream__ConnectionString"] = broker.ConnectionString,
    };

    public async ValueTask DisposeAsync()
    {
        foreach (var another in _more)
            await another.DisposeAsync();

        await Orders.DisposeAsync();
        await Users.DisposeAsync();
        await Broker.DisposeAsync();
        await Database.DisposeAsync();
    }

    private static async Task DisposeAsync<T>(Task<T> started)
        where T : IAsyncDisposable
    {
        if (started.IsCompletedSuccessfully)
            await (await started).DisposeAsync();
    }
}
