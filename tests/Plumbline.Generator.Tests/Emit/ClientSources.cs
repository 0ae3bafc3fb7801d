namespace Plumbline.Generator.Tests.Emit;

/// <summary>Hand-written C# that stands beside emitted clients in tests.</summary>
internal static class ClientSources
{
    /// <summary>A model and its codec, as they are emitted elsewhere.</summary>
    public const string User = """
        #pragma warning disable CS1591
        using System.Text.Json;
        using Plumbline.Json;

        namespace Io.Example.UserV0;

        public sealed record User(string Name);

        public readonly struct UserJson : IJsonCodec<User>
        {
            private static readonly JsonMembers s_members = new(["user", "name"], optional: [0]);

            public static User Read(ref JsonReader reader, JsonReadContext context)
            {
                if (!context.BeginObject(ref reader, "user"))
                    return null!;

                string? name = null;
                var member = default(JsonMember);
                while (context.NextMember(ref reader, s_members, ref member))
                    name = context.ReadString(ref reader);

                return new(name!);
            }

            public static void Write(JsonWriter writer, User value)
            {
                writer.WriteStartObject();
                writer.WriteString("name"u8, value.Name);
                writer.WriteEndObject();
            }
        }
        """;

    /// <summary>What a team writes against the emitted client of <see cref="ClientCallTests"/>.</summary>
    public const string Program = """
        #pragma warning disable CS1591
        using System;
        using System.Linq;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;
        using Io.Example.UserV0;
        using Microsoft.Extensions.DependencyInjection;
        using Plumbline;
        using Plumbline.Client;

        public static class Program
        {
            public static async Task<string> Registered(Uri address)
            {
                var services = new ServiceCollection();
                services.AddUserClient(address, options => options.MaximumRetries = 1).AddApiCredentials<Token>();
                await using var provider = services.BuildServiceProvider();
                User user = await provider.GetRequiredService<UserClient>().Users.GetByIdAsync("jane");
                return user.Name + " and " + (await provider.GetRequiredService<IUsersClient>().GetByIdAsync("joe")).Name;
            }

            public static async Task<string> Hostile(Uri address)
            {
                var users = Create(address).Users;
                var result = "";
                foreach (var id in new[] { "..%2f", "a b", "?x=1#y", "100%", "日本", "a+b", "'\"<>" })
                    result += (await users.GetByIdAsync(id)).Name + "|";

                return result;
            }

            public static async Task<string> Query(Uri address)
            {
                var users = Create(address).Users;
                return await users.GetAsync() + " " + await users.GetAsync(["a&b", "c d"], "-name", 3, new Guid("11111111-2222-3333-4444-555555555555"));
            }

            public static async Task<string> Post(Uri address)
            {
                var client = Create(address);
                var response = await client.WithResponseAsync(c => c.Users.PostAsync(new User("new")));
                var form = await client.Users.PostFormAsync("Jane", age: 4);
                return $"{(int)response.StatusCode} {response.Headers["Location"]} {response.Value.Name} {form}";
            }

            public static async Task<string> Failures(Uri address)
            {
                var users = Create(address).Users;
                var result = "";
                foreach (var id in new[] { "missing", "conflict", "teapot", "broken" })
                {
                    try
                    {
                        await users.GetByIdAsync(id);
                    }
                    catch (ApiNotFoundException e)
                    {
                        result += e.Message + "|";
                    }
                    catch (ApiException<User> e)
                    {
                        result += e.Body.Name + "|";
                    }
                    catch (UndocumentedResponseException e)
                    {
                        result += e.Excerpt + "|";
                    }
                    catch (ApiResponseFormatException e)
                    {
                        result += e.Pointer + "|";
                    }
                }

                return result;
            }

            public static async Task<string> Nothing(Uri address)
            {
                var client = Create(address);
                await client.Users.DeleteByIdAsync("x");
                await client.Users.HeadAsync();
                return ((int)(await client.WithResponseAsync(c => c.Users.DeleteByIdAsync("x"))).StatusCode).ToString();
            }

            public static async Task<string> Cancelled(Uri address)
            {
                using var source = new CancellationTokenSource(50);
                try
                {
                    await Create(address).Users.GetByIdAsync("slow", source.Token);
                }
                catch (OperationCanceledException) when (source.IsCancellationRequested)
                {
                    return "cancelled";
                }

                return "";
            }

            public static async Task<string> Late(Uri address)
            {
                try
                {
                    await Create(address).Users.GetByIdAsync("slow");
                }
                catch (TimeoutException e)
                {
                    return e.Message;
                }

                return "";
            }

            public static async Task<string> Unreachable(Uri address)
            {
                try
                {
                    await Create(new("http://127.0.0.1:1")).Users.GetByIdAsync("x");
                }
                catch (HttpRequestException e)
                {
                    return e.HttpRequestError.ToString();
                }

                return "";
            }

            public static async Task<string> Retried(Uri address) => (await Create(address).Users.GetByIdAsync("busy")).Name;

            private static UserClient Create(Uri address) => new(
                new HttpClient { BaseAddress = address },
                new ApiClientOptions { RetryDelay = TimeSpan.FromMilliseconds(1), RetryJitter = false });

            private sealed class Token : IApiCredentials
            {
                public ValueTask ApplyAsync(HttpRequestMessage request, AuthRequirement requirement, CancellationToken cancellationToken)
                {
                    request.Headers.Authorization = new("Bearer", string.Join('+', requirement.Scopes));
                    return default;
                }
            }
        }
        """;
}
