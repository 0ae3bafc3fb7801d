using Io.Example.CommonV0;
using Io.Example.ErrorV0;
using Plumbline;

namespace Orders;

/// <summary>The document's resource "order". Who the users are it knows from their events, without asking anybody.</summary>
internal sealed class OrdersApi(OrderStore orders, UserReplicaStore users) : IOrdersApi
{
    public async Task<OrdersGetResult> GetAsync(
        string? userId, ApiList<OrderStatus>? status, DateTimeOffset? createdFrom, long limit, long offset, string sort, CancellationToken cancellationToken) =>
        await orders.ListAsync(userId, status, createdFrom, limit, offset, sort, cancellationToken);

    public async Task<OrdersGetByIdResult> GetByIdAsync(string id, CancellationToken cancellationToken) =>
        await orders.FindAsync(id, cancellationToken) is { } order ? order : TypedResults.NotFound();

    public async Task<OrdersPostResult> PostAsync(OrderForm form, CancellationToken cancellationToken)
    {
        if (await users.FindAsync(form.UserId, cancellationToken) is null)
            return TypedResults.UnprocessableEntity(Error("unknown_user", $"There is no user '{form.UserId}'."));

        if (Total(form.Items) is not { } total)
            return TypedResults.UnprocessableEntity(Error("currencies", "All prices of an order are in one currency."));

        return await orders.InsertAsync(
            new Order
            {
                Id = OrderStore.NewId(),
                UserId = form.UserId,
                Items = form.Items,
                ShipTo = form.ShipTo,
                Total = total,
                Labels = form.Labels,
                CreatedAt = default, // The store's.
            },
            cancellationToken);
    }

    public async Task<OrdersDeleteByIdResult> DeleteByIdAsync(string id, CancellationToken cancellationToken)
    {
        if (await orders.FindAsync(id, cancellationToken) is not { } order)
            return TypedResults.NotFound();

        if (order.Status == OrderStatus.Shipped)
            return TypedResults.UnprocessableEntity(Error("shipped", "The order is on its way already."));

        return await orders.DeleteAsync(id, cancellationToken) ? TypedResults.NoContent() : TypedResults.NotFound();
    }

    /// <summary>What the items cost together; null where their prices are in several currencies.</summary>
    private static Money? Total(ApiList<OrderItem> items) =>
        items.Select(item => item.Price.Currency).Distinct(StringComparer.Ordinal).Count() == 1
            ? new Money { Amount = items.Sum(item => item.Quantity * item.Price.Amount), Currency = items[0].Price.Currency }
            : null;

    private static GenericError Error(string code, string message) => new() { Code = code, Messages = [message] };
}
