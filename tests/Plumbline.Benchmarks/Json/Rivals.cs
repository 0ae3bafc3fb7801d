using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Plumbline.Benchmarks.Json.Rivals;

// What a careful engineer writes for the same wire: records with required members, read and written by System.Text.Json's own source generator.

[JsonConverter(typeof(JsonStringEnumConverter<AccountStatus>))]
internal enum AccountStatus
{
    [JsonStringEnumMemberName("active")]
    Active,
    [JsonStringEnumMemberName("inactive")]
    Inactive,
    [JsonStringEnumMemberName("on_hold")]
    OnHold,
}

[JsonConverter(typeof(JsonStringEnumConverter<OrderStatus>))]
internal enum OrderStatus
{
    [JsonStringEnumMemberName("placed")]
    Placed,
    [JsonStringEnumMemberName("paid")]
    Paid,
    [JsonStringEnumMemberName("shipped")]
    Shipped,
    [JsonStringEnumMemberName("delivered")]
    Delivered,
    [JsonStringEnumMemberName("cancelled")]
    Cancelled,
}

[JsonConverter(typeof(JsonStringEnumConverter<PaymentMethod>))]
internal enum PaymentMethod
{
    [JsonStringEnumMemberName("card")]
    Card,
    [JsonStringEnumMemberName("invoice")]
    Invoice,
    [JsonStringEnumMemberName("transfer")]
    Transfer,
}

[JsonConverter(typeof(JsonStringEnumConverter<CancelReason>))]
internal enum CancelReason
{
    [JsonStringEnumMemberName("customer")]
    Customer,
    [JsonStringEnumMemberName("out_of_stock")]
    OutOfStock,
    [JsonStringEnumMemberName("fraud")]
    Fraud,
}

internal sealed record Account
{
    public required Guid Id { get; init; }

    public required string Email { get; init; }

    public required string DisplayName { get; init; }

    public required AccountStatus Status { get; init; }

    public required long LoginCount { get; init; }

    public required decimal Credit { get; init; }

    public required bool IsVerified { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

internal sealed record AccountForm
{
    [StringLength(254, MinimumLength = 3)]
    public required string Email { get; init; }

    [StringLength(80, MinimumLength = 1)]
    public required string DisplayName { get; init; }

    [StringLength(2, MinimumLength = 2)]
    [RegularExpression("^[A-Z]{2}$")]
    public required string Country { get; init; }

    [Range(13, 150)]
    public required int Age { get; init; }

    public required AccountStatus Status { get; init; }

    [Range(0, 100_000)]
    public required decimal Credit { get; init; }

    [MaxLength(10)]
    public required List<string> Tags { get; init; }

    public Address? Address { get; init; }
}

internal sealed record Address
{
    [StringLength(200, MinimumLength = 1)]
    public required string Name { get; init; }

    [StringLength(200, MinimumLength = 1)]
    public required string Street { get; init; }

    [StringLength(200)]
    public string? Extra { get; init; }

    [StringLength(200, MinimumLength = 1)]
    public required string City { get; init; }

    [StringLength(200)]
    public string? Region { get; init; }

    [StringLength(20, MinimumLength = 2)]
    public required string PostalCode { get; init; }

    [StringLength(2, MinimumLength = 2)]
    public required string Country { get; init; }

    public required bool IsBusiness { get; init; }
}

internal sealed record Customer
{
    public required Guid Id { get; init; }

    public required string Email { get; init; }

    public required string FirstName { get; init; }

    public required string LastName { get; init; }

    public string? Phone { get; init; }

    public required string Locale { get; init; }

    public required DateOnly MemberSince { get; init; }

    public required bool IsVip { get; init; }
}

internal sealed record Payment
{
    public required Guid Id { get; init; }

    public required PaymentMethod Method { get; init; }

    public required decimal Amount { get; init; }

    public required string Currency { get; init; }

    public required bool IsCaptured { get; init; }

    public required string Reference { get; init; }

    public required DateTimeOffset AuthorizedAt { get; init; }
}

internal sealed record Line
{
    public required int Number { get; init; }

    public required string Sku { get; init; }

    public required string Title { get; init; }

    public required int Quantity { get; init; }

    public required decimal UnitPrice { get; init; }

    public required double Discount { get; init; }

    public required decimal Total { get; init; }

    public required bool IsDigital { get; init; }

    public required long WeightGrams { get; init; }
}

internal sealed record Order
{
    public required Guid Id { get; init; }

    public required string Number { get; init; }

    public required OrderStatus Status { get; init; }

    public required DateTimeOffset PlacedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required string Currency { get; init; }

    public required decimal Subtotal { get; init; }

    public required decimal Tax { get; init; }

    public required decimal Total { get; init; }

    public required bool IsGift { get; init; }

    public string? Note { get; init; }

    public required Customer Customer { get; init; }

    public required Address Billing { get; init; }

    public required Address Shipping { get; init; }

    public required Payment Payment { get; init; }

    public required List<Line> Lines { get; init; }
}

[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(OrderPlaced), "order_placed")]
[JsonDerivedType(typeof(OrderShipped), "order_shipped")]
[JsonDerivedType(typeof(OrderCancelled), "order_cancelled")]
[JsonDerivedType(typeof(OrderPaid), "order_paid")]
internal abstract record OrderEvent
{
    public required Guid EventId { get; init; }

    public required DateTimeOffset Timestamp { get; init; }

    public required Guid OrderId { get; init; }
}

internal sealed record OrderPlaced : OrderEvent
{
    public required decimal Total { get; init; }

    public required string Currency { get; init; }
}

internal sealed record OrderShipped : OrderEvent
{
    public required string Carrier { get; init; }

    public required string Tracking { get; init; }
}

internal sealed record OrderCancelled : OrderEvent
{
    public required CancelReason Reason { get; init; }

    public required bool IsRefunded { get; init; }
}

internal sealed record OrderPaid : OrderEvent
{
    public required decimal Amount { get; init; }

    public required PaymentMethod Method { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Account))]
[JsonSerializable(typeof(AccountForm))]
[JsonSerializable(typeof(List<Account>))]
[JsonSerializable(typeof(Order))]
[JsonSerializable(typeof(List<OrderEvent>))]
internal sealed partial class RivalJson : JsonSerializerContext;
