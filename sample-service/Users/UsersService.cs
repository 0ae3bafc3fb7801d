using Plumbline.Events;

namespace Users;

/// <summary>The users service. Program.cs runs it alone; the example company runs it beside the orders service.</summary>
public static class UsersService
{
    /// <summary>Builds the service.</summary>
    /// <param name="args">Settings from the command line.</param>
    /// <param name="stream">The stream to publish users' events on; null for what the settings say.</param>
    public static WebApplication Build(string[] args, IEventStream? stream = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        if (builder.Configuration["http_ports"] is null)
            builder.Configuration["urls"] ??= "http://localhost:5080";

        if (stream is not null)
            builder.Services.AddSingleton(stream);

        builder.AddPlumbline();
        builder.Services.AddUsersApi<UsersApi>();

        var app = builder.Build();
        app.MapApi();
        app.Lifetime.ApplicationStarted.Register(() => Welcome.Print(app.Urls));
        return app;
    }
}
