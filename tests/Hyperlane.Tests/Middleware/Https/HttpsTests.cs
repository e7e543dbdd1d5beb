using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Hyperlane.Middleware;
using Hyperlane.Tests.Endpoints;
using Microsoft.Extensions.Logging;

namespace Hyperlane.Tests.Middleware;

public sealed class HttpsTests
{
    [Fact]
    public async Task The_port_is_that_of_the_apps_own_address()
    {
        var folder = Directory.CreateTempSubdirectory("hyperlane-https-").FullName;
        try
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            using var certificate = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256).CreateSelfSigned(
                DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
            await File.WriteAllBytesAsync(Path.Combine(folder, "a.pfx"), certificate.Export(X509ContentType.Pkcs12));
            await using var app = await Quiet.StartAsync(Declare, inMemory: false,
                configure: builder => builder.Configuration["urls"] = "http://127.0.0.1:0;https://127.0.0.1:0",
                arguments: $"--Hyperlane:Certificates:Default:Path={folder}/a.pfx");
            using var handler = new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                SslOptions = { RemoteCertificateValidationCallback = (_, shown, _, _) => shown?.Subject == "CN=localhost" },
            };
            using var client = new HttpClient(handler) { BaseAddress = app.BaseAddress };

            using var redirected = await client.PostAsync(Quiet.Path("/a%20b/%C3%BC?c=d%20e"), null);
            using var secure = new HttpRequestMessage(HttpMethod.Get, app.App.Urls[1]) { Headers = { Host = "site.example" } };
            using var answered = await client.SendAsync(secure);
            using var local = await client.GetAsync(new Uri(app.App.Urls[1]));

            Assert.Equal((HttpStatusCode.TemporaryRedirect, $"{app.App.Urls[1]}/a%20b/%C3%BC?c=d%20e"),
                (redirected.StatusCode, redirected.Headers.Location!.AbsoluteUri));
            Assert.False(redirected.Headers.Contains("Strict-Transport-Security"));
            Assert.Equal(["max-age=2592000"], answered.Headers.GetValues("Strict-Transport-Security"));
            Assert.False(local.Headers.Contains("Strict-Transport-Security"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("Host: site.example:8080", "443", "308", "https://site.example/a")]
    [InlineData("Host: site.example", "8443", "307", "https://site.example:8443/a")]
    [InlineData("Host: [::1]:8080", "8443", "307", "https://[::1]:8443/a")]
    public async Task A_setting_names_port_and_status(string host, string port, string status, string expected)
    {
        await using var app = await Quiet.StartAsync(Declare, arguments:
            [$"--Hyperlane:HttpsRedirection:HttpsPort={port}", $"--Hyperlane:HttpsRedirection:RedirectStatusCode={status}"]);
        await using var client = new RawClient(app);

        var answer = await client.AskAsync($"GET /a HTTP/1.1\r\n{host}\r\n\r\n");

        Assert.Equal((status, expected),
            (answer.Status.ToString(System.Globalization.CultureInfo.InvariantCulture), answer.Headers["Location"]));
    }

    [Fact]
    public async Task Without_a_port_requests_pass_and_the_log_says_so_once()
    {
        using var log = new AppLog();
        await using var app = await Quiet.StartAsync(Declare, configure: builder => builder.Logging.AddProvider(log));
        await using var client = new RawClient(app);

        Assert.Equal(200, (await client.AskAsync("GET / HTTP/1.1\r\nHost: a\r\n\r\n")).Status);
        Assert.Equal(200, (await client.AskAsync("GET / HTTP/1.1\r\nHost: a\r\n\r\n")).Status);

        Assert.Single(log.Lines, line => line.Contains("Hyperlane:HttpsRedirection:HttpsPort", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("site.example", "max-age=31536000; includeSubDomains; preload")]
    [InlineData("shop.excluded.example", null)]
    [InlineData("localhost:8443", null)]
    [InlineData("app.localhost", null)]
    [InlineData("127.0.0.1", null)]
    [InlineData("[::1]:8443", null)]
    public async Task Hosts_of_this_machine_are_told_nothing(string host, string? expected)
    {
        await using var app = await Quiet.StartAsync(app => Declare(app.Use<ForwardedHeaders>()), arguments:
        [
            "--Hyperlane:Hsts:MaxAge=365.00:00:00", "--Hyperlane:Hsts:IncludeSubDomains=true", "--Hyperlane:Hsts:Preload=true",
            "--Hyperlane:Hsts:ExcludedHosts=*.excluded.example",
        ]);
        await using var client = new RawClient(app);

        var answer = await client.AskAsync($"GET / HTTP/1.1\r\nHost: {host}\r\nX-Forwarded-Proto: https\r\n\r\n");

        Assert.Equal(expected, answer.Headers.GetValueOrDefault("Strict-Transport-Security"));
    }

    [Theory]
    [InlineData("Hsts:MaxAge=-00:00:01", "Hsts", "must not be negative")]
    [InlineData("Hsts:Preload=true", "Hsts", "Preload takes a MaxAge of a year")]
    [InlineData("Hsts:ExcludedHosts=http://a", "Hsts", "is no host")]
    [InlineData("HttpsRedirection:HttpsPort=0", "HttpsRedirection", "which is no port")]
    [InlineData("HttpsRedirection:RedirectStatusCode=301", "HttpsRedirection", "must be 307 or 308")]
    public async Task A_setting_that_makes_no_sense_is_refused_at_start(string setting, string section, string expected)
    {
        var error = await Assert.ThrowsAsync<StartupException>(() => Quiet.StartAsync(Declare, arguments: $"--Hyperlane:{setting}"));

        Assert.StartsWith($"The setting Hyperlane:{section} is wrong: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    private static void Declare(RouteGroup app)
    {
        app.Use<HttpsRedirection>().Use<Hsts>();
        app.Get("/", context => context.Text("hi"));
    }
}
