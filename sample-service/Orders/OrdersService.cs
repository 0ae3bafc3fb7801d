using Plumbline.Events;

namespace Orders;

/// <summary>The orders service. Program.cs runs it alone; the example company runs it beside the users service.</summary>
public static class OrdersService
{
    /// <summary>Builds the service.</summary>
    /// <param name="args">Settings from the command line.</param>
    /// <param name="stream">The stream to read users' events from; null for what the settings say.</param>
    public static WebApplication Build(string[] args, IEventStream? stream = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        if (builder.Configuration["http_ports"] is null)
            builder.Configuration["urls"] ??= "http://localhost:5081";

        if (stream is not null)
            builder.Services.AddSingleton(stream);

        builder.AddPlumbline();
        builder.Services.AddOrdersApi<OrdersApi>();
        builder.Services.AddUserEvents<UserEvents>();

        var app = builder.Build();
        app.MapApi();
        app.Lifetime.ApplicationStarted.Register(() => Welcome.Print(app.Urls));
        return app;
    }
}
