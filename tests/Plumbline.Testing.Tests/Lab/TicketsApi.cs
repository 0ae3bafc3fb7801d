using System.Collections.Concurrent;

namespace Plumbline.Testing.Tests.Lab;

/// <summary>Tickets in memory.</summary>
internal sealed class TicketsApi(TicketTable tickets) : ITicketsApi
{
    public Task<TicketsPostResult> PostAsync(TicketForm form, string? xTrace, CancellationToken cancellationToken)
    {
        var ticket = Of(Guid.NewGuid(), form);
        tickets[ticket.Id] = ticket;
        return Task.FromResult(TicketsPostResult.Created(ticket, xRequestId: xTrace ?? "none", xPriority: ticket.Priority));
    }

    public Task<TicketsGetByIdResult> GetByIdAsync(Guid id, CancellationToken cancellationToken) =>
        Task.FromResult<TicketsGetByIdResult>(tickets.TryGetValue(id, out var ticket) ? ticket : TypedResults.NotFound());

    public Task<TicketsPutByIdResult> PutByIdAsync(Guid id, TicketForm form, CancellationToken cancellationToken) =>
        Task.FromResult<TicketsPutByIdResult>(tickets.Change(id, _ => Of(id, form)) is { } ticket ? ticket : TypedResults.NotFound());

    public Task<TicketsPatchByIdResult> PatchByIdAsync(Guid id, TicketFormPatch patch, CancellationToken cancellationToken) =>
        Task.FromResult<TicketsPatchByIdResult>(tickets.Change(id, ticket => ticket with
        {
            Title = patch.Title.Or(ticket.Title) ?? ticket.Title,
            Contact = patch.Contact.Or(ticket.Contact) ?? ticket.Contact,
            Priority = patch.Priority.Or(ticket.Priority) ?? ticket.Priority,
            Labels = patch.Labels.Or(ticket.Labels) ?? ticket.Labels,
            Due = patch.Due.Or(ticket.Due),
            Price = patch.Price.Or(ticket.Price),
        }) is { } changed ? changed : TypedResults.NotFound());

    public Task<TicketsDeleteByIdResult> DeleteByIdAsync(Guid id, CancellationToken cancellationToken) =>
        Task.FromResult<TicketsDeleteByIdResult>(tickets.TryRemove(id, out _) ? TypedResults.NoContent() : TypedResults.NotFound());

    private static Ticket Of(Guid id, TicketForm form) => new()
    {
        Id = id, Title = form.Title, Contact = form.Contact, Priority = form.Priority, Labels = form.Labels, Due = form.Due, Price = form.Price,
    };
}

internal sealed class TicketTable : ConcurrentDictionary<Guid, Ticket>
{
    /// <summary>Changes a ticket; null where there is none.</summary>
    public Ticket? Change(Guid id, Func<Ticket, Ticket> change)
    {
        while (TryGetValue(id, out var before))
        {
            var after = change(before);
            if (TryUpdate(id, after, before))
                return after;
        }

        return null;
    }
}
