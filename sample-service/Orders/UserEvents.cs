using Io.Example.UserV0;
using Plumbline.Data;
using Plumbline.Events;

namespace Orders;

/// <summary>What this service does when users change. The replica of users keeps itself; this is about their orders.</summary>
internal sealed partial class UserEvents(OrderStore orders, ILogger<UserEvents> log) : IUserEventHandler
{
    /// <summary>How many orders are cancelled at a time.</summary>
    private const int Page = 100;

    public Task HandleAsync(UserUpserted upserted, EventContext context, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Nobody waits any more for what a former user ordered. The orders change in the transaction that takes the event.</summary>
    public async Task HandleAsync(UserDeleted deleted, EventContext context, CancellationToken cancellationToken)
    {
        var open = new TableQuery
        {
            Filters =
            [
                TableFilter.Of("user_id", FilterMatch.Equal, deleted.User.Id),
                TableFilter.Of("status", FilterMatch.Equal, OrderStatus.Open.Text),
            ],
            Limit = Page,
        };

        while (await orders.ListAsync(open, cancellationToken) is { Count: > 0 } found)
        {
            foreach (var order in found)
                await orders.UpdateAsync(order.Id, before => before with { Status = OrderStatus.Cancelled }, cancellationToken);

            LogCancelled(found.Count, deleted.User.Id);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Cancelled {Count} open orders of the former user {UserId}")]
    private partial void LogCancelled(int count, string userId);
}
