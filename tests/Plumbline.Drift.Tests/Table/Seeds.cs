namespace Plumbline.Drift.Tests.Table;

/// <summary>Code that is put beside a sample's own.</summary>
internal static class Seeds
{
    /// <summary>The namespace of everything seeded; where several seeds stand together, each gets one of its own.</summary>
    public const string Namespace = "Users.Seeded";

    /// <summary>The file of everything seeded.</summary>
    public const string File = "sample-service/Users/Seeded.cs";

    /// <summary>The document.</summary>
    public const string Document = "specs/user.json";

    /// <summary>The file in which the sample maps and registers.</summary>
    public const string Startup = "sample-service/Users/UsersService.cs";

    /// <summary>A hand-written route.</summary>
    public static Edit Route(string statement) => Types($$"""
        internal static class Routes
        {
            public static void Map(IEndpointRouteBuilder app) { {{statement}} }
            private static User Someone(string id) => new() { Id = id, Name = new Name() };
            public static User Anyone() => Someone("x");
        }
        """);

    /// <summary>An MVC action.</summary>
    public static Edit Action(string action) => Types($$"""
        [ApiController, Route("users")]
        internal sealed class SeededController : ControllerBase
        {
            {{action}}
            private static User Someone(string id) => new() { Id = id, Name = new Name() };
            public static User Anyone() => Someone("x");
        }
        """);

    /// <summary>A method that logs, throws and measures.</summary>
    public static Edit Method(string statements) => Types($$"""
        internal static partial class Seeded
        {
            public static void Run(User user, ILogger log, Activity activity, HttpClient http) { {{statements}} log.LogTrace("{Activity} {Http}", activity.Id, http.Timeout); }
            [LoggerMessage(Level = LogLevel.Information, Message = "mail to {Address}")] private static partial void Sent(ILogger log, string? address);
            public static void Again(ILogger log) => Sent(log, "nobody");
        }
        """);

    /// <summary>A class that stands for the model "user".</summary>
    public static Edit Model(string properties) => Types($$"""[ApiModel("user")] internal sealed class Person { {{properties}} }""");

    /// <summary>Types.</summary>
    public static Edit Types(string types) => Edit.Add(File, $$"""
        using System.Diagnostics;
        using System.Net.Http.Json;
        using System.Text.Json;
        using System.Text.Json.Serialization;
        using Io.Example.CommonV0;
        using Io.Example.UserV0;
        using Microsoft.AspNetCore.Http.HttpResults;
        using Microsoft.AspNetCore.Mvc;
        using Plumbline;
        using Plumbline.AspNetCore;

        namespace {{Namespace}};

        {{types}}

        """);
}
