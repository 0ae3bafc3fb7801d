using Users;

var builder = WebApplication.CreateBuilder(args);
if (builder.Configuration["http_ports"] is null)
    builder.Configuration["urls"] ??= "http://localhost:5080";

builder.AddPlumbline();
builder.Services.AddSingleton<UserStore>();
builder.Services.AddUsersApi<UsersApi>();

var app = builder.Build();
app.MapApi();
app.Lifetime.ApplicationStarted.Register(() => Welcome.Print(app.Urls));
app.Run();
