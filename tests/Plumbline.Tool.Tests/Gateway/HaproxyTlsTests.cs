using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Logging;
using Plumbline.Tests.Shared;
using Plumbline.Tool.Tests.Harness;

namespace Plumbline.Tool.Tests.Gateway;

/// <summary>HAProxy in front of a service over TLS, with authorities that the test makes: both sides show who they are, and believe nobody else.</summary>
public sealed class HaproxyTlsTests : IDisposable
{
    private const string Shop = """
        { "name": "shop", "attributes": [{ "name": "auth", "value": { "scheme": "none" } }, { "name": "timeout", "value": { "milliseconds": 5000 } }],
          "models": { "item": { "fields": [{ "name": "id", "type": "string" }] } },
          "resources": { "item": { "operations": [{ "method": "GET", "responses": { "200": { "type": "[item]" } } }] } } }
        """;

    private readonly ToolTest _test = new ToolTest().With("shop.api.json", Shop);

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task Speaks_TLS_with_callers_and_with_services_and_shows_its_own_certificate()
    {
        using var authority = Authority("company");
        using var client = await RunAsync(authority, authority, authority);
        using var answer = await UntilAsync(client, HttpStatusCode.OK);

        // The service saw the gateway's certificate, and the caller the edge's.
        Assert.Equal("CN=gateway", (await answer.Content.ReadFromJsonAsync<Answer>(TestContext.Current.CancellationToken))!.Caller);
    }

    [Fact]
    public async Task Sends_nothing_to_a_service_of_another_authority()
    {
        using var authority = Authority("company");
        using var stranger = Authority("stranger");
        using var client = await RunAsync(authority, stranger, authority);
        using var answer = await UntilAsync(client, HttpStatusCode.ServiceUnavailable);
        Assert.Equal(0, _calls);
    }

    [Fact]
    public async Task Is_refused_by_a_service_where_another_authority_made_its_certificate()
    {
        using var authority = Authority("company");
        using var stranger = Authority("stranger");
        using var client = await RunAsync(authority, authority, stranger);
        using var answer = await UntilAsync(client, HttpStatusCode.ServiceUnavailable);
        Assert.Equal(0, _calls);
    }

    private sealed record Answer(string Caller);

    private WebApplication? _service;
    private HaproxyProcess? _haproxy;
    private int _calls;

    private async Task<HttpClient> RunAsync(X509Certificate2 believed, X509Certificate2 ofService, X509Certificate2 ofGateway)
    {
        var (port, edge) = (FreePorts.One(), FreePorts.One());
        using var own = Certificate(ofService, "localhost");
        using var gateway = Certificate(ofGateway, "gateway");
        using var front = Certificate(believed, "localhost");
        _test.With("ca.pem", believed.ExportCertificatePem()).With("gateway.pem", Pem(gateway)).With("edge.pem", Pem(front));
        _service = await ServeAsync(port, X509CertificateLoader.LoadPkcs12(own.Export(X509ContentType.Pkcs12), null), believed);
        await _test.SucceedAsync(
            "gateway", "haproxy", "shop.api.json", "--server", string.Create(CultureInfo.InvariantCulture, $"shop=localhost:{port}"), "--bind", string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{edge}"),
            "--certificate", _test.PathOf("edge.pem"), "--server-ca", _test.PathOf("ca.pem"), "--client-certificate", _test.PathOf("gateway.pem"), "--output", "haproxy.cfg");
        _haproxy = HaproxyProcess.Start(_test.PathOf("haproxy.cfg"));
        var authority = X509CertificateLoader.LoadCertificate(believed.RawData);
        var handler = new SocketsHttpHandler
        {
            SslOptions = new SslClientAuthenticationOptions
            {
                CertificateChainPolicy = new() { TrustMode = X509ChainTrustMode.CustomRootTrust, CustomTrustStore = { authority }, RevocationMode = X509RevocationMode.NoCheck },
            },
        };
        return new HttpClient(new Ending(handler, this)) { BaseAddress = new(string.Create(CultureInfo.InvariantCulture, $"https://localhost:{edge}/")) };
    }

    private async Task<WebApplication> ServeAsync(int port, X509Certificate2 certificate, X509Certificate2 believed)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(options => options.ListenLocalhost(port, listen => listen.UseHttps(https =>
        {
            https.ServerCertificate = certificate;
            https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
            https.ClientCertificateValidation = (shown, _, _) => IsOf(shown, believed);
        })));
        var service = builder.Build();
        service.MapGet("/_internal_/healthcheck", () => Results.Text("{}"));
        service.MapGet("/items", (HttpContext context) =>
        {
            Interlocked.Increment(ref _calls);
            return Results.Text($$"""{ "caller": "{{context.Connection.ClientCertificate!.Subject}}" }""", "application/json");
        });
        await service.StartAsync(TestContext.Current.CancellationToken);
        return service;
    }

    private static bool IsOf(X509Certificate2 shown, X509Certificate2 authority)
    {
        using var chain = new X509Chain { ChainPolicy = { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck } };
        chain.ChainPolicy.CustomTrustStore.Add(authority);
        return chain.Build(shown);
    }

    private static async Task<HttpResponseMessage> UntilAsync(HttpClient client, HttpStatusCode expected)
    {
        for (var i = 0; ; i++)
        {
            try
            {
                var answer = await client.GetAsync(new Uri("items", UriKind.Relative), TestContext.Current.CancellationToken);
                if (answer.StatusCode == expected)
                    return answer;

                Assert.True(i < 300, $"the gateway answers {answer.StatusCode}, not {expected}");
                answer.Dispose();
            }
            catch (HttpRequestException) when (i < 300)
            {
                // It is not there yet.
            }

            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    private static X509Certificate2 Authority(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(2));
    }

    private static X509Certificate2 Certificate(X509Certificate2 authority, string host)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        using var signed = request.Create(authority, DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddDays(1), Guid.NewGuid().ToByteArray());
        return signed.CopyWithPrivateKey(key);
    }

    private static string Pem(X509Certificate2 certificate) => certificate.ExportCertificatePem() + "\n" + certificate.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem() + "\n";

    /// <summary>What was started ends with the client.</summary>
    private sealed class Ending(HttpMessageHandler inner, HaproxyTlsTests test) : DelegatingHandler(inner)
    {
        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            test._haproxy?.Dispose();
            test._service?.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }
}
