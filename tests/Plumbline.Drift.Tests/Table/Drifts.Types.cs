using Plumbline.CodeFixes;
using static Plumbline.Drift.Tests.Table.Seeds;

namespace Plumbline.Drift.Tests.Table;

/// <content>Unions and enums.</content>
internal static partial class Drifts
{
    private const string Upserted = "UserUpserted u => u.User.Id";
    private const string Deleted = "UserDeleted d => d.User.Id";
    private const string Unknown = "UnknownUserEvent x => x.Discriminator";

    private static readonly Edit s_statusSwitch = Seeds.Types("""
        internal static class Statuses
        {
            public static int Rank(UserStatus status) => status.Kind switch
            {
                UserStatus.Case.Active => 1,
                UserStatus.Case.Inactive => 2,
                UserStatus.Case.Undefined => 3,
            };
        }
        """);

    private static IEnumerable<Drift> Types =>
    [
        new("a class that is another member of a union", "PLB2005")
        {
            Edits = [Seeds.Types("internal sealed record UserMerged(string Into) : IUserEvent { void IUserEvent.WriteJson(Plumbline.Json.JsonWriter writer) => writer.WriteNullValue(); }")],
            Twin = [Seeds.Types("internal sealed record UserMerged(string Into, IUserEvent Cause);")],
        },
        new("an interface that widens a union", "PLB2005")
        {
            Edits = [Seeds.Types("internal interface IUserChange : IUserEvent;")],
            Twin = [Seeds.Types("internal interface IUserChange { IUserEvent Event { get; } }")],
        },
        new("a switch that misses a member of a union", "PLB2006")
        {
            Edits = [Switch(Upserted, Unknown)],
            Twin = [Switch(Upserted, Deleted, Unknown)],
            Fixes = [new(new AddCasesFix(), "PLB2006")],
        },
        new("a switch that misses a value of an enum", "PLB2006")
        {
            Edits = [Seeds.Types("internal static class Statuses { public static void Count(UserStatus status, ref int n) { switch (status.Kind) { case UserStatus.Case.Active: n++; break; case UserStatus.Case.Undefined: break; } } }")],
            Twin = [Seeds.Types("internal static class Statuses { public static void Count(UserStatus status, ref int n) { switch (status.Kind) { case UserStatus.Case.Active: n++; break; default: break; } } }")],
            Fixes = [new(new AddCasesFix(), "PLB2006")],
        },
        new("the document gets another value of an enum", "PLB2006")
        {
            Edits = [s_statusSwitch, Edit.Replace(Document, "{ \"name\": \"inactive\",", "{ \"name\": \"blocked\" },\n        { \"name\": \"inactive\",")],
            Twin = [s_statusSwitch],
            Fixes = [new(new AddCasesFix(), "PLB2006")],
        },
    ];

    private static Edit Switch(params string[] arms) =>
        Seeds.Types($"internal static class Texts {{ public static string Of(IUserEvent e) => e switch {{ {string.Join(", ", arms)} }}; }}");
}
