using System.Text;
using Plumbline.Spec.Attributes;

namespace Plumbline.Spec.Export.Gateway;

/// <summary>
/// Writes configuration for HAProxy 2.6 and later. Each operation is a route; what may be repeated goes to one backend of its service, which
/// tries again on another instance, and the rest to another, which never sends a request twice.
/// </summary>
public static class HaproxyConfig
{
    /// <summary>The configuration's text; the same for the same documents on every machine.</summary>
    /// <param name="model">The routes.</param>
    /// <param name="options">Addresses and certificates.</param>
    public static string Write(GatewayModel model, GatewayOptions options)
    {
        var text = new StringBuilder();
        var exposed = model.Routes.Where(route => route.IsExposed).ToList();
        WriteDefaults(text, options);
        WriteFrontend(text, exposed, options);
        foreach (var limited in exposed.Where(route => route.RateLimit is not null))
            WriteTable(text, limited);
        foreach (var service in model.Services)
        {
            var routes = exposed.Where(route => route.Service == service).ToList();
            var (safe, once) = (routes.Where(route => route.IsIdempotent).ToList(), routes.Where(route => !route.IsIdempotent).ToList());
            WriteBackend(text, service, "safe", safe, once.Count > 0, options);
            WriteBackend(text, service, "once", once, safe.Count > 0, options);
        }

        return text.ToString();
    }

    /// <summary>The names of a service's backends: the one that keeps the instances' health first, the one that follows it second; not every service has both.</summary>
    /// <param name="service">The service's name.</param>
    public static IReadOnlyList<string> Backends(string service) => [Backend(service, "once"), Backend(service, "safe")];

    /// <summary>The name of an instance in the backends of its service.</summary>
    /// <param name="service">The service's name.</param>
    /// <param name="index">Its place in <see cref="GatewayOptions.Servers"/>, from zero.</param>
    public static string Server(string service, int index) => FormattableString.Invariant($"{GatewayModel.Slug(service)}_{index + 1}");

    private static void WriteDefaults(StringBuilder text, GatewayOptions options)
    {
        text.Append("""
            # Written by plumbline from the documents of the services. Do not edit: write it again.
            global
                log stdout format raw local0 notice

            """);
        if (options.AdminSocket is { } socket)
        {
            text.Append("    stats socket ").Append(Word(socket)).Append(" mode 600 level admin expose-fd listeners\n");
            text.Append("    # What a reload leaves behind ends its requests and goes.\n    hard-stop-after 60s\n");
        }

        text.Append("""
                ssl-default-bind-options ssl-min-ver TLSv1.2
                ssl-default-server-options ssl-min-ver TLSv1.2

            defaults
                mode http
                log global
                option httplog
                option dontlognull

            """);
        if (options.AdminSocket is not null)
            text.Append("    # A reload closes no connection on which a request may just be coming.\n    option idle-close-on-response\n");
        WriteTimeouts(text);
    }

    private static void WriteTimeouts(StringBuilder text) => text.Append("""
            timeout connect 1s
            timeout client 30s
            timeout http-request 10s
            timeout http-keep-alive 30s
            timeout queue 2s
            timeout check 1s

        frontend edge

        """);

    private static void WriteFrontend(StringBuilder text, List<GatewayRoute> routes, GatewayOptions options)
    {
        text.Append("    bind ").Append(Word(options.Bind)).Append(options.Certificate is null ? "" : $" ssl crt {Word(options.Certificate)} alpn h2,http/1.1").Append('\n');
        text.Append("""
                # What callers say of themselves is not believed.
                http-request del-header X-Forwarded-For
                http-request del-header X-Forwarded-Proto
                http-request set-header X-Forwarded-Proto https if { ssl_fc }
                http-request set-header X-Forwarded-Proto http unless { ssl_fc }
                option forwardfor
                unique-id-format %[uuid()]
                unique-id-header X-Request-Id

                # Services resolve dots in paths; routes are chosen here, so nobody may mean another path than the one that is seen.
                http-request deny deny_status 400 if { path,url_dec -m reg (^|/)[.][.]?(/|$) }
                http-request deny deny_status 400 if { path -m sub -i %2f %5c %00 }

                # One route per operation; the first that matches counts.

            """);
        foreach (var path in routes.GroupBy(PathPattern))
        {
            text.Append("    acl p_").Append(path.First().Id).Append(" path -m reg -i '").Append(path.Key).Append("'\n");
            foreach (var route in path)
            {
                text.Append("    # ").Append(route.Title).Append('\n');
                text.Append("    http-request set-var(txn.op) str(").Append(route.Id).Append(") if !{ var(txn.op) -m found } p_").Append(path.First().Id)
                    .Append(" { method ").Append(route.Method).Append(" }\n");
            }

            text.Append("    http-request set-var(txn.known) bool(true) if p_").Append(path.First().Id).Append('\n');
        }

        text.Append("""

                # Nothing else passes.
                http-request return status 405 content-type text/plain string "method not allowed" if { var(txn.known) -m bool } !{ var(txn.op) -m found }
                http-request return status 404 content-type text/plain string "no such operation" if !{ var(txn.op) -m found }

            """);
        foreach (var route in routes.Where(route => Credentials(route) is not null))
        {
            text.Append("    http-request return status 401 hdr WWW-Authenticate ").Append(Challenge(route)).Append(" if { var(txn.op) -m str ").Append(route.Id)
                .Append(" } !{ ").Append(Credentials(route)).Append(" }\n");
        }

        foreach (var route in routes.Where(route => route.RateLimit is not null))
            WriteLimit(text, route);
        text.Append('\n');
        foreach (var route in routes)
        {
            text.Append("    use_backend ").Append(Backend(route.Service, route.IsIdempotent ? "safe" : "once")).Append(" if { var(txn.op) -m str ").Append(route.Id).Append(" }\n");
        }

        text.Append('\n');
    }

    private static void WriteLimit(StringBuilder text, GatewayRoute route)
    {
        var limit = route.RateLimit!;
        var key = limit.By == RateLimitScope.All ? "int(1)" : "src";
        var condition = $"{{ var(txn.op) -m str {route.Id} }}";
        text.Append("    http-request track-sc0 ").Append(key).Append(" table limit_").Append(route.Id).Append(" if ").Append(condition).Append('\n');
        text.Append(FormattableString.Invariant(
$"    http-request return status 429 hdr Retry-After {limit.PerSeconds} if {condition} {{ sc0_http_req_rate(limit_{route.Id}) gt {limit.Permits} }}\n"));
    }

    private static void WriteTable(StringBuilder text, GatewayRoute route) => text.Append(FormattableString.Invariant(
$"""
        backend limit_{route.Id}
            stick-table type {(route.RateLimit!.By == RateLimitScope.All ? "integer size 1" : "ipv6 size 100k")} expire {route.RateLimit.PerSeconds}s store http_req_rate({route.RateLimit.PerSeconds}s)


        """));

    private static void WriteBackend(StringBuilder text, string service, string kind, List<GatewayRoute> routes, bool hasOther, GatewayOptions options)
    {
        if (routes.Count == 0)
            return;

        text.Append("backend ").Append(Backend(service, kind)).Append('\n');
        text.Append("    balance leastconn\n");
        if (kind == "safe")
        {
            text.Append("""
                    # All of these may be repeated: a fault of one instance is answered by another.
                    retries 3
                    retry-on conn-failure empty-response junk-response response-timeout 500 502 503 504
                    option redispatch 1

                """);
        }
        else
        {
            text.Append("""
                    # None of these may be sent twice. A connection that never came about has carried nothing; on one that was used before nobody could tell.
                    retries 3
                    retry-on conn-failure
                    option redispatch 1
                    http-reuse never

                """);
        }

        foreach (var timeout in routes.GroupBy(route => route.TimeoutMilliseconds).OrderBy(group => group.Count()))
        {
            text.Append(FormattableString.Invariant(
$"    http-request set-timeout server {timeout.Key}ms if {{ var(txn.op) -m str {string.Join(" ", timeout.Select(route => route.Id))} }}\n"));
        }

        text.Append(FormattableString.Invariant($"    timeout server {routes.Max(route => route.TimeoutMilliseconds)}ms\n"));
        // What is tried again never counts as an error, so the instances' health is kept where nothing is; the other backend follows it.
        var follows = kind == "safe" && hasOther;
        if (!follows)
        {
            text.Append("    option httpchk\n    http-check send meth GET uri ").Append(GatewayModel.HealthPath).Append(" ver HTTP/1.1 hdr Host health\n    http-check expect status 200\n");
        }

        // An instance that answers ten times in a row with errors is left alone until its health check has passed twice.
        text.Append("    default-server").Append(follows ? "" : " check inter 1s fall 2 rise 2 observe layer7 error-limit 10 on-error mark-down").Append(" maxconn 200 slowstart 2s");
        if (options.ServerAuthority is { } authority)
            text.Append(" ssl verify required ca-file ").Append(Word(authority)).Append(options.ClientCertificate is { } own ? $" crt {Word(own)}" : "");
        text.Append('\n');
        var servers = options.Of(service);
        for (var i = 0; i < servers.Count; i++)
        {
            var host = servers[i].Substring(0, servers[i].LastIndexOf(':'));
            var identity = options.ServerAuthority is null ? "" : $" verifyhost {Word(host)} sni str({Word(host)})";
            text.Append("    server ").Append(Server(service, i)).Append(' ').Append(Word(servers[i])).Append(identity);
            text.Append(follows ? $" track {Backend(service, "once")}/{Server(service, i)}\n" : options.Idle.Contains(servers[i]) ? " disabled\n" : "\n");
        }

        text.Append('\n');
    }

    private static string Backend(string service, string kind) => $"{GatewayModel.Slug(service)}_{kind}";

    // In strong quotes everything but the quote is itself, so this is what the expression engine sees.
    private static string PathPattern(GatewayRoute route)
    {
        var pattern = new StringBuilder("^");
        foreach (var segment in route.Segments)
        {
            pattern.Append('/').Append(segment.Parameter is null ? "" : "[^/]+");
            foreach (var c in segment.Text)
                pattern.Append(c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '-' or '_' or '~' or '%' or ',' or ';' or ':' or '@' or '=' or '&' or '!' ? c.ToString() : $"[{c}]");
        }

        return pattern.Append(route.Segments.Count == 0 ? "/$" : "/?$").ToString();
    }

    private static string? Credentials(GatewayRoute route) => route.Auth switch
    {
        null or { Scheme: AuthScheme.None } => null,
        { Scheme: AuthScheme.Basic } => "req.hdr(Authorization) -m beg -i \"Basic \"",
        { Scheme: AuthScheme.ApiKey } => "req.hdr(X-Api-Key) -m found",
        { Scheme: AuthScheme.MutualTls } => "ssl_c_used",
        _ => "req.hdr(Authorization) -m beg -i \"Bearer \"",
    };

    private static string Challenge(GatewayRoute route) => route.Auth?.Scheme switch
    {
        AuthScheme.Basic => "Basic",
        AuthScheme.ApiKey => "ApiKey",
        AuthScheme.MutualTls => "Mutual",
        _ => "Bearer",
    };

    // Addresses and files come from the command line; a blank or a quote in them must not become another word.
    private static string Word(string text) => text.Any(c => c is <= ' ' or '"' or '\'' or '\\' or '#' or '$') ? "\"" + text.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("$", "\\$") + "\"" : text;
}
