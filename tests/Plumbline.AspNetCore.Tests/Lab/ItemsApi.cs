using System.Globalization;

namespace Plumbline.AspNetCore.Tests.Lab;

internal sealed class ItemsApi : IItemsApi
{
    /// <summary>How often something was made, to tell a replay from a second call.</summary>
    public static int Made;

    public Task<ItemsGetResult> GetAsync(
        int limit, ApiList<string>? tag, ItemKind? kind, DateTimeOffset? since, bool? active, string sort, string? xTrace, CancellationToken cancellationToken)
    {
        var text = string.Create(
            CultureInfo.InvariantCulture, $"limit={limit} tag={(tag is null ? "-" : string.Join('+', tag))} kind={kind?.Text ?? "-"} since={since:O} active={active} sort={sort} trace={xTrace}");
        return Task.FromResult<ItemsGetResult>(new Echo { Text = text });
    }

    public Task<ItemsGetByIdResult> GetByIdAsync(string id, CancellationToken cancellationToken) =>
        Task.FromResult<ItemsGetByIdResult>(id == "none" ? TypedResults.NotFound() : New(id, "found"));

    public async Task<ItemsPostResult> PostAsync(ItemForm form, CancellationToken cancellationToken)
    {
        if (form.Name == "taken")
            return TypedResults.Conflict(new GenericError { Code = ErrorCode.Conflict, Messages = ["taken"] });

        if (form.Name == "fails")
            throw new InvalidOperationException("secret details");

        await Task.Delay(50, cancellationToken);
        return New("made " + Interlocked.Increment(ref Made).ToString(CultureInfo.InvariantCulture), form.Name);
    }

    public Task<ItemsPutByIdResult> PutByIdAsync(string id, ItemForm form, CancellationToken cancellationToken) =>
        Task.FromResult<ItemsPutByIdResult>(New(id, form.Name));

    public Task<ItemsPatchByIdResult> PatchByIdAsync(string id, ItemFormPatch form, CancellationToken cancellationToken) =>
        Task.FromResult<ItemsPatchByIdResult>(New(id, form.Name.IsPresent ? "set" : "kept"));

    public Task<ItemsDeleteByIdResult> DeleteByIdAsync(string id, CancellationToken cancellationToken) =>
        Task.FromResult<ItemsDeleteByIdResult>(TypedResults.NoContent());

    private static Item New(string id, string name) => new() { Id = id, Name = name };
}
