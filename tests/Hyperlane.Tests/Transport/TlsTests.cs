using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Hyperlane.Testing;
using Microsoft.Extensions.Logging;

namespace Hyperlane.Tests.Transport;

/// <summary>HTTPS over real ports, with certificates made for each test.</summary>
public sealed class TlsTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly string _folder = Directory.CreateTempSubdirectory("hyperlane-tls-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("pem", TransportKind.Auto)]
    [InlineData("pem", TransportKind.Sockets)]
    [InlineData("one file", TransportKind.Auto)]
    [InlineData("encrypted pem", TransportKind.Auto)]
    [InlineData("pfx", TransportKind.Auto)]
    public async Task Certificates_come_from_files(string kind, TransportKind transport)
    {
        var settings = Write("Default", "localhost", kind);
        await using var app = await StartAsync([.. settings, $"--Hyperlane:Transport={transport}"]);
        using var client = ClientOf(app);

        Assert.StartsWith("https://127.0.0.1:", app.App.Urls[0], StringComparison.Ordinal);
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal("https True", await client.GetStringAsync(Quiet.Path("/scheme")));
        }

        using var content = new ByteArrayContent(new byte[3_000_000]);
        using var echoed = await client.PostAsync(Quiet.Path("/echo"), content);
        Assert.Equal(3_000_000, (await echoed.Content.ReadAsByteArrayAsync()).Length);
    }

    [Theory]
    [InlineData("a.example", "a.example")]
    [InlineData("www.b.example", "*.b.example")]
    [InlineData("x.www.b.example", "localhost")]
    [InlineData("other.example", "localhost")]
    public async Task The_name_that_the_client_asks_for_chooses(string asked, string shown)
    {
        await using var app = await StartAsync(
            [.. Write("Default", "localhost"), .. Write("Hosts:a.example", "a.example"), .. Write("Hosts:*.b.example", "*.b.example")]);

        await using var stream = await HandshakeAsync(app, asked);

        Assert.Equal($"CN={shown}", stream.RemoteCertificate!.Subject);
    }

    [Fact]
    public async Task Only_HTTP_1_1_is_agreed_upon()
    {
        await using var app = await StartAsync(Write("Default", "localhost"));

        await using var both = await HandshakeAsync(app, "localhost", SslApplicationProtocol.Http2, SslApplicationProtocol.Http11);
        Assert.Equal(SslApplicationProtocol.Http11, both.NegotiatedApplicationProtocol);
        await Assert.ThrowsAnyAsync<Exception>(() => HandshakeAsync(app, "localhost", SslApplicationProtocol.Http2));
    }

    [Fact]
    public async Task Plain_HTTP_is_told_to_speak_TLS()
    {
        await using var app = await StartAsync(Write("Default", "localhost"));
        await using var client = new RawClient(app);

        var answer = await client.AskAsync("GET / HTTP/1.1\r\nHost: a\r\n\r\n");

        Assert.Equal((400, true), (answer.Status, answer.Closes));
        Assert.Contains("https://", answer.Body, StringComparison.Ordinal);
        Assert.True(await client.IsClosedAsync());
    }

    [Fact]
    public async Task A_client_that_stalls_or_breaks_the_handshake_holds_up_nobody()
    {
        await using var app = await StartAsync([.. Write("Default", "localhost"), "--Hyperlane:Limits:TlsHandshakeTimeout=0:00:01"]);
        await using var silent = new RawClient(app);
        await using var half = new RawClient(app);
        await using var garbage = new RawClient(app);
        await half.SendAsync([0x16, 3, 1]);
        await garbage.SendAsync([0x16, 3, 1, 0, 5, 1, 2, 3, 4, 5]);
        using var client = ClientOf(app);

        Assert.Equal("https True", await client.GetStringAsync(Quiet.Path("/scheme")));
        Assert.True(await silent.IsClosedAsync());
        Assert.True(await half.IsClosedAsync());
        await garbage.SendAsync([0]);
        while (!await garbage.IsClosedAsync())
        {
            // An alert comes first (RFC 8446 §6).
            await garbage.SkipAsync();
        }
    }

    [Fact]
    public async Task A_client_in_the_handshake_takes_a_place()
    {
        await using var app = await StartAsync([.. Write("Default", "localhost"), "--Hyperlane:Limits:MaxConnections=1"]);
        await using var silent = new RawClient(app);
        await silent.SendAsync([0x16]);

        await Assert.ThrowsAnyAsync<Exception>(() => HandshakeAsync(app, "localhost"));
    }

    [Fact]
    public async Task A_stop_does_not_wait_for_a_client_that_stalls_in_the_handshake()
    {
        await using var app = await StartAsync(Write("Default", "localhost"));
        await using var silent = new RawClient(app);
        await silent.SendAsync([0x16]);
        using var client = ClientOf(app);
        Assert.Equal("https True", await client.GetStringAsync(Quiet.Path("/scheme")));

        await app.App.StopAsync().WaitAsync(TimeSpan.FromSeconds(8));
    }

    [Fact]
    public async Task A_target_that_says_https_is_right_here()
    {
        await using var app = await StartAsync(Write("Default", "localhost"));
        await using var stream = await HandshakeAsync(app, "localhost");
        await using var client = new RawClient(stream);

        Assert.Equal("https True", (await client.AskAsync("GET https://localhost/scheme HTTP/1.1\r\nHost: localhost\r\n\r\n")).Body);
    }

    [Fact]
    public async Task A_renewed_certificate_needs_no_restart()
    {
        await using var app = await StartAsync(Write("Default", "localhost"));
        await using (var before = await HandshakeAsync(app, "localhost"))
        {
            Assert.Equal("CN=localhost", before.RemoteCertificate!.Subject);
        }

        Write("Default", "renewed");
        var late = DateTime.UtcNow + Patience;
        while (true)
        {
            await using var after = await HandshakeAsync(app, "localhost");
            if (after.RemoteCertificate!.Subject == "CN=renewed")
            {
                break;
            }

            Assert.True(DateTime.UtcNow < late, "The new certificate is never shown.");
        }
    }

    [Fact]
    public async Task The_end_is_said_and_pipelined_requests_are_answered()
    {
        await using var app = await StartAsync(Write("Default", "localhost"));
        await using var stream = await HandshakeAsync(app, "localhost");
        await using var client = new RawClient(stream);

        await client.SendAsync("GET /scheme HTTP/1.1\r\nHost: a\r\n\r\nGET /scheme HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

        Assert.Equal("https True", (await client.ReadAsync()).Body);
        Assert.Equal("https True", (await client.ReadAsync()).Body);

        // Zero bytes and no exception: close_notify has come.
        Assert.Equal(0, await stream.ReadAsync(new byte[1]).AsTask().WaitAsync(Patience));
    }

    [Fact]
    public async Task The_server_stops_in_order()
    {
        await using var app = await StartAsync(Write("Default", "localhost"));
        using var client = ClientOf(app);
        Assert.Equal("https True", await client.GetStringAsync(Quiet.Path("/scheme")));

        await app.App.StopAsync().WaitAsync(Patience);
    }

    [Theory]
    [InlineData("--Hyperlane:Certificates:Default:Path=nowhere.pem", "is not there")]
    [InlineData("--Hyperlane:Certificates:Default:Path=text.pem", "cannot be read")]
    [InlineData("--Hyperlane:Certificates:Default:Path=encrypted.pfx", "Check the file and its password")]
    [InlineData("--Hyperlane:Certificates:Default:Path=alone.pem", "There is no private key in")]
    [InlineData("--unused=1", "Hyperlane:Certificates:Default:Path")]
    public async Task What_is_wrong_with_a_certificate_is_told_at_the_start(string setting, string expected)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "text.pem"), "hello");
        using var made = TestCertificate.Make("localhost");
        await File.WriteAllBytesAsync(Path.Combine(_folder, "encrypted.pfx"), made.Export(X509ContentType.Pkcs12, "secret"));

        await File.WriteAllTextAsync(Path.Combine(_folder, "alone.pem"), made.ExportCertificatePem());

        var error = await Assert.ThrowsAsync<StartupException>(() => StartAsync([setting]));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    /// <summary>Writes a certificate and says where it is, as settings.</summary>
    private string[] Write(string where, string name, string kind = "pem")
    {
        using var made = TestCertificate.Make(name);
        using var key = made.GetECDsaPrivateKey()!;
        var file = where.Replace(':', '-').Replace('*', '_');
        var section = $"--Hyperlane:Certificates:{where}";
        switch (kind)
        {
            case "pfx":
                File.WriteAllBytes(Path.Combine(_folder, $"{file}.pfx"), made.Export(X509ContentType.Pkcs12, "secret"));
                return [$"{section}:Path={file}.pfx", $"{section}:Password=secret"];
            case "one file":
                File.WriteAllText(Path.Combine(_folder, $"{file}.pem"),
                    $"{made.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n");
                return [$"{section}:Path={file}.pem"];
            case "encrypted pem":
                File.WriteAllText(Path.Combine(_folder, $"{file}.pem"), made.ExportCertificatePem());
                File.WriteAllText(Path.Combine(_folder, $"{file}.key"),
                    key.ExportEncryptedPkcs8PrivateKeyPem("secret",
                        new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000)));
                return [$"{section}:Path={file}.pem", $"{section}:KeyPath={file}.key", $"{section}:Password=secret"];
            default:
                File.WriteAllText(Path.Combine(_folder, $"{file}.key"), key.ExportPkcs8PrivateKeyPem());
                File.WriteAllText(Path.Combine(_folder, $"{file}.pem"), made.ExportCertificatePem());
                return [$"{section}:Path={file}.pem", $"{section}:KeyPath={file}.key"];
        }
    }

    private static HttpClient ClientOf(TestApp app)
    {
        var handler = new SocketsHttpHandler { SslOptions = { RemoteCertificateValidationCallback = TestCertificate.IsOurs } };
        return new HttpClient(handler) { BaseAddress = app.BaseAddress, Timeout = Patience };
    }

    private static Task<SslStream> HandshakeAsync(TestApp app, string name, params SslApplicationProtocol[] protocols)
        => TestCertificate.HandshakeAsync(app.Connect(), name, protocols);

    private Task<TestApp> StartAsync(string[] settings) => TestApp.StartAsync(
        app =>
        {
            app.Get("/scheme", context => context.Text($"{context.Request.Scheme} {context.Request.IsHttps}"));
            app.Post("/echo", async context => await context.Bytes(await context.Request.ReadBytesAsync(), "application/octet-stream"));
        },
        new TestAppOptions
        {
            InMemory = false,
            Environment = "Production",
            ContentRoot = _folder,
            Arguments = settings,
            Configure = builder =>
            {
                builder.Logging.ClearProviders();
                builder.Configuration["urls"] = "https://127.0.0.1:0";
            },
        });
}
