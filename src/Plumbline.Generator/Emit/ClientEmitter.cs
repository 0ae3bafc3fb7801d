using System.Text;
using Plumbline.Generator.CSharp;

namespace Plumbline.Generator.Emit;

/// <summary>Emits what calls a service: one class for the document, and per resource an interface with the class behind it.</summary>
internal static class ClientEmitter
{
    private const string Runtime = "global::Plumbline.Client";

    // A property of one of these names would hide a member that every class has.
    private static readonly string[] s_members =
        ["Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "Finalize", "ReferenceEquals", "WithResponseAsync"];

    /// <summary>Emits a resource's part.</summary>
    /// <param name="resource">The resource.</param>
    public static IEnumerable<EmittedFile> Emit(ResourceDeclaration resource) => ClientResourceEmitter.Emit(resource);

    /// <summary>Emits the client and its registration.</summary>
    /// <param name="client">The client.</param>
    public static IEnumerable<EmittedFile> Emit(ClientDeclaration client)
    {
        var context = client.Context;
        var name = context.ServiceStem + "Client";
        var writer = SourceFile.Start(context);
        WriteClient(writer, client, name);
        writer.WriteLine();
        WriteRegistration(writer, client, name);
        yield return SourceFile.End(writer, context, name);
    }

    private static void WriteClient(SourceWriter writer, ClientDeclaration client, string name)
    {
        var userAgent = CSharpText.Literal(UserAgent(client));
        writer.WriteLine($"""
            /// <summary>Calls the service <c>{CSharpText.Xml(CSharpText.OneLine(client.Context.ServiceName))}</c>. Safe for concurrent use.</summary>
            """);
        WriteDoc(writer, "remarks", client.Description);
        writer.WriteLine(SourceFile.GeneratedCode);
        using var type = writer.Block($"{client.Context.Access} sealed partial class {name}");
        writer.WriteLine($$"""
            private readonly {{Runtime}}.ApiSender _sender;

            /// <summary>A client without dependency injection.</summary>
            /// <param name="httpClient">Has the service's base address; stays the caller's to dispose.</param>
            /// <param name="options">How to call; the defaults where null.</param>
            public {{name}}(global::System.Net.Http.HttpClient httpClient, {{Runtime}}.ApiClientOptions? options = null)
                : this(new {{Runtime}}.ApiSender(httpClient, {{userAgent}}, options))
            {
            }

            """);
        using (writer.Block($"internal {name}({Runtime}.ApiSender sender)"))
        {
            writer.WriteLine("_sender = sender;");
            foreach (var stem in client.Stems)
                writer.WriteLine($"{Property(stem, name)} = new {stem}Client(sender);");
        }

        foreach (var stem in client.Stems)
        {
            writer.WriteLine($$"""

                /// <inheritdoc cref="I{{stem}}Client"/>
                public I{{stem}}Client {{Property(stem, name)}} { get; }
                """);
        }

        writer.WriteLine($$"""

            /// <summary>Makes one call and tells status and headers of its answer too: <c>await client.WithResponseAsync(c => c.…)</c>.</summary>
            /// <typeparam name="T">The call's result.</typeparam>
            /// <param name="call">Makes exactly one call of the client that it is given.</param>
            public global::System.Threading.Tasks.Task<{{Runtime}}.ApiResponse<T>> WithResponseAsync<T>(
                global::System.Func<{{name}}, global::System.Threading.Tasks.Task<T>> call) =>
                _sender.WithResponseAsync(static sender => new {{name}}(sender), call);

            /// <summary>Makes one call without a result and tells status and headers of its answer.</summary>
            /// <param name="call">Makes exactly one call of the client that it is given.</param>
            public global::System.Threading.Tasks.Task<{{Runtime}}.ApiResponse> WithResponseAsync(
                global::System.Func<{{name}}, global::System.Threading.Tasks.Task> call) =>
                _sender.WithResponseAsync(static sender => new {{name}}(sender), call);
            """);
    }

    private static void WriteRegistration(SourceWriter writer, ClientDeclaration client, string name)
    {
        const string services = "global::Microsoft.Extensions.DependencyInjection";
        var configure = $"global::System.Action<{Runtime}.ApiClientOptions>? configure = null";
        writer.WriteLine($"""
            /// <summary>Registers <see cref="{name}"/>.</summary>
            {SourceFile.GeneratedCode}
            """);
        using var type = writer.Block($"{client.Context.Access} static class {name}Extensions");
        writer.WriteLine($"""
            /// <summary>Registers the client and its parts as singletons over <see cref="global::System.Net.Http.IHttpClientFactory"/>.</summary>
            /// <param name="services">The services.</param>
            /// <param name="baseAddress">Where the service is.</param>
            /// <param name="configure">Changes options; may be null.</param>
            /// <returns>The builder of its HTTP client, for message handlers and credentials.</returns>
            """);
        using (writer.Block($"""
            public static {services}.IHttpClientBuilder Add{name}(
                this {services}.IServiceCollection services, global::System.Uri baseAddress, {configure})
            """))
        {
            foreach (var stem in client.Stems)
            {
                writer.WriteLine(
                    $"{services}.Extensions.ServiceCollectionDescriptorExtensions.TryAddSingleton(services, "
                    + $"static provider => {services}.ServiceProviderServiceExtensions.GetRequiredService<{name}>(provider).{Property(stem, name)});");
            }

            writer.WriteLine($"""
                return {Runtime}.ApiClientServiceCollectionExtensions.AddApiClient(
                    services, {CSharpText.Literal($"{client.Context.Namespace}.{name}")}, {CSharpText.Literal(UserAgent(client))}, baseAddress, configure, static sender => new {name}(sender));
                """);
        }

        if (!IsHttp(client.BaseUrl))
            return;

        writer.WriteLine($"""

            /// <summary>Registers the client for the address that the document gives.</summary>
            /// <param name="services">The services.</param>
            /// <param name="configure">Changes options; may be null.</param>
            /// <returns>The builder of its HTTP client, for message handlers and credentials.</returns>
            public static {services}.IHttpClientBuilder Add{name}(this {services}.IServiceCollection services, {configure}) =>
                Add{name}(services, new global::System.Uri({CSharpText.Literal(client.BaseUrl!)}), configure);
            """);
    }

    private static void WriteDoc(SourceWriter writer, string tag, string? text)
    {
        var doc = CSharpText.Doc(tag, text);
        if (doc.Length > 0)
            writer.WriteLine(doc);
    }

    private static string Property(string stem, string clientName) =>
        stem == clientName || Array.IndexOf(s_members, stem) >= 0 ? stem + "Resource" : stem;

    private static bool IsHttp(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);

    // RFC 9110, section 10.1.5: names and versions of products are tokens.
    private static string UserAgent(ClientDeclaration client)
    {
        var version = Token(client.Version ?? "");
        return "plumbline-" + Token(client.Context.ServiceName) + (version.Length == 0 ? "" : "/" + version);
    }

    private static string Token(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text.ToLowerInvariant())
        {
            if (c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '.' or '_')
                result.Append(c);
            else if (result.Length > 0 && result[result.Length - 1] != '-')
                result.Append('-');
        }

        return result.ToString().TrimEnd('-');
    }
}
