using System.Collections.Concurrent;
using Plumbline;

var builder = WebApplication.CreateSlimBuilder(args);
builder.Services.AddDrawingsApi<DrawingsApi>();
var app = builder.Build();
app.MapApi();
app.Run();

internal sealed class DrawingsApi : IDrawingsApi
{
    private static readonly ConcurrentDictionary<Guid, Drawing> s_drawings = new();

    public Task<DrawingsGetResult> GetAsync(ApiList<Color>? color, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<DrawingsGetResult>(s_drawings.Values.Where(drawing => color is null || color.Contains(drawing.Color)).Take(limit).ToApiList());

    public Task<DrawingsGetByIdResult> GetByIdAsync(Guid id, CancellationToken cancellationToken) =>
        Task.FromResult<DrawingsGetByIdResult>(s_drawings.TryGetValue(id, out var drawing) ? drawing : TypedResults.NotFound());

    public Task<DrawingsPutByIdResult> PutByIdAsync(Guid id, Drawing drawing, CancellationToken cancellationToken)
    {
        s_drawings[id] = drawing;
        return Task.FromResult<DrawingsPutByIdResult>(drawing);
    }

    public Task<DrawingsPatchByIdResult> PatchByIdAsync(Guid id, DrawingFormPatch patch, CancellationToken cancellationToken)
    {
        if (!s_drawings.TryGetValue(id, out var drawing))
            return Task.FromResult<DrawingsPatchByIdResult>(TypedResults.NotFound());
        var changed = drawing with { Title = patch.Title.Or(drawing.Title) };
        s_drawings[id] = changed;
        return Task.FromResult<DrawingsPatchByIdResult>(changed);
    }

    public Task<DrawingsDeleteByIdResult> DeleteByIdAsync(Guid id, CancellationToken cancellationToken)
    {
        s_drawings.TryRemove(id, out _);
        return Task.FromResult<DrawingsDeleteByIdResult>(TypedResults.NoContent());
    }
}
