using Plumbline.Events;
using Plumbline.Testing.Tests.Blind;

namespace Plumbline.Testing.Tests.Company;

/// <summary>A fault between the two services of the example company: in what one keeps of the other, or in what the other tells.</summary>
/// <param name="Name">What is wrong.</param>
/// <param name="Kind">The kind of failure that the orders' suite must report.</param>
internal sealed record CompanyFault(string Name, string Kind)
{
    private const string Emitted = "sample-service/Orders/obj/emitted/Plumbline.Generator/Plumbline.Generator.Pipeline.PlumblineGenerator/Io.Example.OrderV0.";
    private const string Consumer = Emitted + "UserReplicaConsumer.g.cs";

    public static IReadOnlyList<CompanyFault> All { get; } =
    [
        Of("a replica of what was deleted", "global::Io.Example.UserV0.UserDeleted changed => new(changed.User.Id, null),", ""),
        Of("a replica without the address", "        Email = row.Email,\n", ""),
        Of("a replica in which everybody is active", "Status = row.Status,", "Status = global::Io.Example.UserV0.UserStatus.Active,"),
        Of("a replica under another key", "new(changed.User.Id, Copy(changed.User))", "new(changed.User.Id + \"x\", Copy(changed.User) with { Id = changed.User.Id + \"x\" })"),
        new("a line break taken behind an article's number", "body")
        {
            Edit = new(0, "a line break", "body", Emitted + "OrderItem.g.cs", [("{4}\\\\z\"", "{4}$\"")]),
        },
        new("an owner that tells nothing", "owner") { Telling = _ => [] },
        new("an owner that tells nobody of a deletion", "owner") { Telling = told => told.Type == "user_deleted" ? [] : [told] },
        new("an owner that tells in words of its own", "owner") { Telling = told => [told with { Body = System.Text.Encoding.UTF8.GetBytes(System.Text.Encoding.UTF8.GetString(told.Body.Span).Replace("\"user\"", "\"person\"", StringComparison.Ordinal)) }] },
    ];

    /// <summary>The edit of the orders sample; null where it is not there.</summary>
    public BlindFault? Edit { get; init; }

    /// <summary>What becomes of what the owner tells; null where it arrives.</summary>
    public Func<OutgoingEvent, IEnumerable<OutgoingEvent>>? Telling { get; init; }

    private static CompanyFault Of(string name, string old, string with) => new(name, "replica") { Edit = new(0, name, "replica", Consumer, [(old, with)]) };
}
