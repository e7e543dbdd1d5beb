using System.Net;
using System.Security.Cryptography;
using Hyperlane.Authentication;
using Hyperlane.Middleware;
using Hyperlane.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Hyperlane.Tests.Authentication;

/// <summary>Keys that an issuer publishes over HTTP, and changes.</summary>
public sealed class JwksTests : IDisposable
{
    private readonly RSA _first = RSA.Create(2048);
    private readonly RSA _second = RSA.Create(2048);
    private readonly SettableClock _clock = new();
    private readonly List<string> _keys = [];
    private volatile bool _isDown;
    private int _asked;

    public JwksTests() => _keys.Add(Published(_first, "one"));

    public void Dispose()
    {
        _first.Dispose();
        _second.Dispose();
    }

    [Theory]
    [InlineData("JwksUri", "/keys")]
    [InlineData("Authority", "")]
    public async Task Tokens_of_published_keys_count_also_after_these_have_changed(string setting, string path)
    {
        await using var issuer = await StartIssuerAsync();
        await using var app = await StartAsync(issuer, setting, path);

        Assert.Equal(HttpStatusCode.OK, await AskAsync(app, issuer, _first, "one"));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(app, issuer, _second, "two"));
        _keys.Add(Published(_second, "two"));
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(app, issuer, _second, "two"));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(app, issuer, _first, "one"));
    }

    [Fact]
    public async Task Any_number_of_unknown_keys_asks_once_in_a_while()
    {
        await using var issuer = await StartIssuerAsync();
        await using var app = await StartAsync(issuer, "JwksUri", "/keys");
        await AskAsync(app, issuer, _first, "one");
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(app, issuer, _second, $"none{i}"));
        }

        Assert.Equal(1, _asked);
    }

    [Fact]
    public async Task An_issuer_that_is_down_is_no_error_of_ours()
    {
        await using var issuer = await StartIssuerAsync();
        await using var app = await StartAsync(issuer, "JwksUri", "/keys");
        _isDown = true;
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(app, issuer, _first, "one"));
        _isDown = false;
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(app, issuer, _first, "one"));
        _isDown = true;
        _clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(app, issuer, _first, "one"));
    }

    [Theory]
    [InlineData("http://id.example/keys", "is no https address")]
    [InlineData("nonsense", "is no https address")]
    public async Task An_address_that_is_not_safe_is_told_at_the_start(string address, string expected)
    {
        var error = await Assert.ThrowsAsync<StartupException>(() => StartAsync(null, "JwksUri", address));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_keys_by_name_and_several_issuers_count()
    {
        await using var app = await StartAsync(
            ("Issuers:0", "a"), ("Issuers:1", "b"), ("Audience", "app"),
            ("Keys:one", _first.ExportSubjectPublicKeyInfoPem()), ("Keys:two", _second.ExportSubjectPublicKeyInfoPem()));

        Assert.Equal(HttpStatusCode.OK, await AskAsync(app, Token("a", _first, "one")));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(app, Token("b", _second, "two")));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(app, Token("c", _second, "two")));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(app, Token("a", _second, "one")));
    }

    [Theory]
    [InlineData(20_000)]
    [InlineData(12_000)]
    public async Task A_huge_token_is_nobody(int length)
    {
        await using var app = await StartAsync(("Issuer", "a"), ("Audience", "app"), ("Key", new string('k', 40)));

        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(app, new string('A', length / 2) + "." + new string('B', length / 2) + ".C"));
    }

    private static string Published(RSA key, string name)
    {
        var numbers = key.ExportParameters(false);
        return $$"""{"kty":"RSA","use":"sig","kid":"{{name}}","n":"{{Base64UrlEncoder.Encode(numbers.Modulus)}}","e":"{{Base64UrlEncoder.Encode(numbers.Exponent)}}"}""";
    }

    private Task<TestApp> StartIssuerAsync() => Quiet.StartAsync(
        app =>
        {
            app.Get("/.well-known/openid-configuration", context => context.Text(
                $$"""{"issuer":"http://{{context.Request.Host}}","jwks_uri":"http://{{context.Request.Host}}/keys"}"""));
            app.Get("/keys", context =>
            {
                Interlocked.Increment(ref _asked);
                return _isDown ? context.Problem(503) : context.Text($$"""{"keys":[{{string.Join(',', _keys)}}]}""");
            });
        },
        inMemory: false);

    private Task<TestApp> StartAsync(TestApp? issuer, string setting, string path) => StartAsync(
        ("Audience", "app"),
        (setting, issuer is null ? path : issuer.Client.BaseAddress!.GetLeftPart(UriPartial.Authority) + path),
        ("Issuer", setting == "Authority" ? null : issuer?.Client.BaseAddress!.GetLeftPart(UriPartial.Authority) ?? "a"));

    private Task<TestApp> StartAsync(params (string Name, string? Value)[] settings) => Quiet.StartAsync(
        app =>
        {
            app.Use<BearerAuthentication>();
            app.Use<RequireUser>();
            app.Get("/ok", context => context.Text("ok"));
        },
        inMemory: false,
        builder =>
        {
            builder.Services.AddSingleton<TimeProvider>(_clock);
            builder.Configuration.AddInMemoryCollection(settings.Where(setting => setting.Value is not null)
                .Select(setting => new KeyValuePair<string, string?>($"Bearer:{setting.Name}", setting.Value)));
            builder.AddBearerAuthentication();
        });

    private static Task<HttpStatusCode> AskAsync(TestApp app, TestApp issuer, RSA key, string name)
        => AskAsync(app, Token(issuer.Client.BaseAddress!.GetLeftPart(UriPartial.Authority), key, name));

    private static async Task<HttpStatusCode> AskAsync(TestApp app, string token)
    {
        using var browser = new Browser(app);
        return (await browser.AskAsync("/ok", headers: ("Authorization", $"Bearer {token}"))).Status;
    }

    private static string Token(string issuer, RSA key, string name) => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = issuer,
        Audience = "app",
        Expires = DateTime.UtcNow.AddMinutes(5),
        SigningCredentials = new SigningCredentials(new RsaSecurityKey(key) { KeyId = name }, "RS256"),
    });
}
