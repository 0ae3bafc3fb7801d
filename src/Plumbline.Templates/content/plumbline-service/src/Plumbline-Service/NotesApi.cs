namespace PLUMBLINE_NAMESPACE;

/// <summary>The document's resource "note". What it asks of the store, the document says.</summary>
internal sealed class NotesApi(NoteStore notes) : INotesApi
{
    public async Task<NotesGetResult> GetAsync(long limit, long offset, string sort, CancellationToken cancellationToken) =>
        await notes.ListAsync(limit, offset, sort, cancellationToken);

    public async Task<NotesGetByIdResult> GetByIdAsync(string id, CancellationToken cancellationToken) =>
        await notes.FindAsync(id, cancellationToken) is { } note ? note : TypedResults.NotFound();

    public async Task<NotesPostResult> PostAsync(NoteForm form, CancellationToken cancellationToken) =>
        await notes.InsertAsync(new Note { Id = NoteStore.NewId(), Title = form.Title, Text = form.Text }, cancellationToken);

    public async Task<NotesPutByIdResult> PutByIdAsync(string id, NoteForm form, CancellationToken cancellationToken) =>
        await notes.UpdateAsync(id, note => note with { Title = form.Title, Text = form.Text }, cancellationToken) is { } note
            ? note
            : TypedResults.NotFound();

    public async Task<NotesDeleteByIdResult> DeleteByIdAsync(string id, CancellationToken cancellationToken) =>
        await notes.DeleteAsync(id, cancellationToken) ? TypedResults.NoContent() : TypedResults.NotFound();
}
