using PLUMBLINE_NAMESPACE;

var builder = WebApplication.CreateBuilder(args);
builder.AddPlumbline();
builder.Services.AddNotesApi<NotesApi>();

var app = builder.Build();
app.MapApi();
app.Run();
