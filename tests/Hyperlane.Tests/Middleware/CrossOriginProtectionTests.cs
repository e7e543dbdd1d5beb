using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Hyperlane.Middleware;
using Hyperlane.Testing;
using Hyperlane.Tests.Endpoints;
using Microsoft.Extensions.Logging;

namespace Hyperlane.Tests.Middleware;

public sealed class CrossOriginProtectionTests
{
    private const string Ours = "Origin: http://site.example\r\n";
    private const string Evil = "Origin: http://evil.example\r\n";

    [Theory]
    [InlineData("", 200)]
    [InlineData("Sec-Fetch-Site: same-origin\r\n", 200)]
    [InlineData("Sec-Fetch-Site: none\r\n", 200)]
    [InlineData("Sec-Fetch-Site: same-site\r\n", 403)]
    [InlineData("Sec-Fetch-Site: cross-site\r\n", 403)]
    [InlineData("Sec-Fetch-Site: else\r\n", 403)]
    [InlineData("Sec-Fetch-Site: \r\n", 403)]
    [InlineData("Sec-Fetch-Site: same-origin\r\nSec-Fetch-Site: cross-site\r\n", 403)]
    [InlineData("Sec-Fetch-Site: same-origin\r\nSec-Fetch-Site: same-origin\r\n", 403)]
    [InlineData("Sec-Fetch-Site: same-origin\r\n" + Evil, 200)]
    [InlineData("Sec-Fetch-Site: cross-site\r\n" + Ours, 403)]
    [InlineData("Sec-Fetch-Site: cross-site\r\nOrigin: https://friend.example\r\n", 200)]
    [InlineData("Sec-Fetch-Site: same-site\r\nOrigin: http://localhost:5173\r\n", 200)]
    [InlineData(Ours, 200)]
    [InlineData("Origin: HTTP://SITE.example\r\n", 200)]
    [InlineData("Origin: http://site.example:80\r\n", 200)]
    [InlineData("Origin: https://site.example\r\n", 200)]
    [InlineData("Origin: https://friend.example\r\n", 200)]
    [InlineData("Origin: https://friend.example:444\r\n", 403)]
    [InlineData("Origin: http://friend.example\r\n", 403)]
    [InlineData(Evil, 403)]
    [InlineData("Origin: http://site.example:8080\r\n", 403)]
    [InlineData("Origin: http://site.example.evil.example\r\n", 403)]
    [InlineData("Origin: http://evil@site.example\r\n", 403)]
    [InlineData("Origin: http://site.example/\r\n", 403)]
    [InlineData("Origin: ftp://site.example\r\n", 403)]
    [InlineData("Origin: site.example\r\n", 403)]
    [InlineData("Origin: null\r\n", 403)]
    [InlineData("Origin: \r\n", 403)]
    [InlineData(Ours + Evil, 403)]
    public async Task What_changes_something_is_answered_to_pages_of_ours_alone(string headers, int expected)
    {
        await using var app = await StartAsync();

        foreach (var method in (string[])["POST", "PUT", "PATCH", "DELETE", "BREW"])
        {
            Assert.Equal((method, expected), (method, (await AskAsync(app, method, headers)).Status));
        }

        Assert.Equal(200, (await AskAsync(app, "GET", headers)).Status);
        Assert.Equal(204, (await AskAsync(app, "OPTIONS", headers)).Status);
    }

    [Fact]
    public async Task What_is_not_there_is_refused_alike()
    {
        await using var app = await StartAsync();

        await using var client = new RawClient(app);
        Assert.Equal(403, (await client.AskAsync(
            $"POST /nowhere HTTP/1.1\r\nHost: site.example\r\nContent-Length: 2\r\n{Evil}\r\nhi")).Status);
        Assert.Equal(404, (await client.AskAsync(
            $"POST /nowhere HTTP/1.1\r\nHost: site.example\r\nContent-Length: 0\r\n{Ours}\r\n")).Status);
    }

    [Fact]
    public async Task A_refusal_names_the_setting_and_is_logged_once_for_an_origin()
    {
        using var log = new AppLog();
        await using var app = await StartAsync(log);

        for (var i = 0; i < 3; i++)
        {
            var answer = await AskAsync(app, "POST", Evil + "Sec-Fetch-Site: cross-site\r\n");
            Assert.Equal("application/problem+json", answer.Headers["Content-Type"]);
            Assert.Contains("\"detail\":\"This request was sent by a page of another origin ('http://evil.example'), which may not change anything here. The setting Hyperlane:CrossOrigin:TrustedOrigins names", answer.Body, StringComparison.Ordinal);
        }

        Assert.Equal(
            "POST / by a page of another origin was refused with 403 (Origin 'http://evil.example', Host 'site.example', Sec-Fetch-Site 'cross-site'): if its pages may, add the origin to Hyperlane:CrossOrigin:TrustedOrigins",
            Assert.Single(log.Lines, line => line.Contains("403", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Over_TLS_a_page_without_TLS_is_another_origin()
    {
        var folder = Directory.CreateTempSubdirectory("hyperlane-origin-").FullName;
        try
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            using var certificate = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256).CreateSelfSigned(
                DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
            await File.WriteAllBytesAsync(Path.Combine(folder, "a.pfx"), certificate.Export(X509ContentType.Pkcs12));
            await using var app = await StartAsync(configure: builder => builder.Configuration["urls"] = "https://127.0.0.1:0",
                inMemory: false, arguments: $"--Hyperlane:Certificates:Default:Path={folder}/a.pfx");
            using var handler = new SocketsHttpHandler
            {
                SslOptions = { RemoteCertificateValidationCallback = (_, shown, _, _) => shown?.Subject == "CN=localhost" }
            };
            using var client = new HttpClient(handler) { BaseAddress = app.BaseAddress };

            foreach (var (scheme, expected) in (IEnumerable<(string, int)>)[("https", 200), ("http", 403)])
            {
                using var request = new HttpRequestMessage(HttpMethod.Post,
                    "/")
                { Headers = { { "Origin", $"{scheme}://127.0.0.1:{app.BaseAddress.Port}" } } };
                using var answer = await client.SendAsync(request);
                Assert.Equal((scheme, expected), (scheme, (int)answer.StatusCode));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_setting_that_is_no_origin_is_refused_at_start()
    {
        var error = await Assert.ThrowsAsync<StartupException>(
            () => Quiet.StartAsync(_ => { }, arguments: "--Hyperlane:CrossOrigin:TrustedOrigins=https://a.example/path"));

        Assert.Contains("Hyperlane:CrossOrigin:TrustedOrigins is wrong: 'https://a.example/path' is no origin", error.Message,
            StringComparison.Ordinal);
    }

    private static async Task<RawResponse> AskAsync(TestApp app, string method, string headers)
    {
        await using var client = new RawClient(app);
        return await client.AskAsync($"{method} / HTTP/1.1\r\nHost: site.example\r\n{headers}\r\n");
    }

    private static Task<TestApp> StartAsync(AppLog? log = null, Action<HyperlaneAppBuilder>? configure = null,
        bool inMemory = true, params string[] arguments) => Quiet.StartAsync(
        app =>
        {
            app.Use<CrossOriginProtection>();
            foreach (var method in (string[])["GET", "POST", "PUT", "PATCH", "DELETE", "BREW"])
            {
                app.Map(method, "/", context => context.Text("done"));
            }
        },
        inMemory,
        builder =>
        {
            configure?.Invoke(builder);
            if (log is not null)
            {
                builder.Logging.AddProvider(log);
            }
        },
        arguments: ["--Hyperlane:CrossOrigin:TrustedOrigins=https://friend.example;http://localhost:5173", .. arguments]);
}
