using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using Hyperlane.Authentication;
using Hyperlane.Testing;
using Hyperlane.Tests.Endpoints;
using Microsoft.Extensions.Configuration;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Hyperlane.Tests.Authentication;

/// <summary>Real tokens over a real port.</summary>
public sealed class BearerTests : IDisposable
{
    private const string Secret = "a secret of more than thirty-two bytes";

    private readonly RSA _rsa = RSA.Create(2048);
    private readonly ECDsa _curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public void Dispose()
    {
        _rsa.Dispose();
        _curve.Dispose();
    }

    [Theory]
    [InlineData("HS256")]
    [InlineData("RS256")]
    [InlineData("ES256")]
    public async Task A_good_token_says_who_asks(string algorithm)
    {
        var (credentials, key) = Keys(algorithm);
        await using var app = await StartAsync(key);

        Assert.Equal((HttpStatusCode.OK, "ada"), await AskAsync(app, "/account", Token(credentials)));
        Assert.Equal((HttpStatusCode.OK, "Hello, Ada"), await AskAsync(app, "/account/greeting", Token(credentials)));
        Assert.Equal((HttpStatusCode.OK, "secret"), await AskAsync(app, "/account/guarded", Token(credentials)));
    }

    [Fact]
    public async Task Nobody_is_told_how_to_sign_in_and_may_still_do_what_all_may()
    {
        await using var app = await StartAsync();
        foreach (var path in (string[])["/account", "/account/guarded", "/account/admin"])
        {
            using var response = await app.Client.GetAsync(Quiet.Path(path));
            Assert.Equal((HttpStatusCode.Unauthorized, "Bearer", "application/problem+json"),
                (response.StatusCode, response.Headers.WwwAuthenticate.ToString(), response.Content.Headers.ContentType!.MediaType));
        }

        Assert.Equal((HttpStatusCode.OK, "Hello, stranger"), await AskAsync(app, "/account/greeting", null));
    }

    [Theory]
    [InlineData("issuer")]
    [InlineData("audience")]
    [InlineData("expired")]
    [InlineData("early")]
    [InlineData("key")]
    [InlineData("none")]
    [InlineData("tampered")]
    [InlineData("garbage")]
    [InlineData("other algorithm")]
    public async Task A_bad_token_is_nobody(string fault)
    {
        await using var app = await StartAsync();
        var token = Bad(fault);

        using var request = new HttpRequestMessage(HttpMethod.Get,
            "/account")
        { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };
        using var response = await app.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal($"error=\"invalid_token\", error_description=\"{(fault == "expired" ? "The token has expired" : "The token is not valid here")}\"", Assert.Single(response.Headers.WwwAuthenticate).Parameter);
        Assert.Equal((HttpStatusCode.OK, "Hello, stranger"), await AskAsync(app, "/account/greeting", token));
    }

    [Fact]
    public async Task The_public_key_is_no_secret_to_sign_with()
    {
        var (_, key) = Keys("RS256");
        await using var app = await StartAsync(key);
        var token = Token(new SigningCredentials(new SymmetricSecurityKey(Encoding.UTF8.GetBytes(key)), "HS256"));

        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(app, "/account", token)).Status);
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Forbidden)]
    [InlineData("clerk", HttpStatusCode.Forbidden)]
    [InlineData("owner", HttpStatusCode.OK)]
    public async Task A_role_may_be_asked_for(string? role, HttpStatusCode expected)
    {
        await using var app = await StartAsync();

        Assert.Equal(expected, (await AskAsync(app, "/account/admin", Token(Keys("HS256").Credentials, role: role))).Status);
    }

    [Fact]
    public async Task Who_may_not_call_is_not_told_what_else_is_wrong()
    {
        await using var app = await StartAsync();
        using var content = new StringContent("{", Encoding.UTF8, "application/json");

        using var refused = await app.Client.PostAsync(Quiet.Path("/account"), content);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/account")
        {
            Content = JsonContent.Create(new Change("x")),
            Headers = { Authorization = new AuthenticationHeaderValue("bearer", Token(Keys("HS256").Credentials)) }
        };
        using var taken = await app.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Equal("ada x", await taken.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task The_user_of_one_request_is_not_that_of_the_next_on_the_same_connection()
    {
        await using var app = await StartAsync();
        await using var client = new RawClient(app);
        var token = Token(Keys("HS256").Credentials);

        Assert.Equal(200, (await client.AskAsync($"GET /account HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer {token}\r\n\r\n")).Status);
        Assert.Equal(401, (await client.AskAsync("GET /account HTTP/1.1\r\nHost: a\r\n\r\n")).Status);
    }

    [Theory]
    [InlineData("Issuer", null, "The setting Bearer:Issuer is missing; tokens cannot be checked without it.")]
    [InlineData("Key", "short", "The setting Bearer:Key has 5 bytes; a secret needs at least 32.")]
    [InlineData("Key", "-----BEGIN PUBLIC KEY-----\nxx\n-----END PUBLIC KEY-----", "The setting Bearer:Key holds no public key of RSA or of an elliptic curve, in PEM.")]
    public async Task A_setting_that_is_missing_or_wrong_is_named_at_the_start(string name, string? value, string expected)
    {
        var error = await Assert.ThrowsAsync<StartupException>(() => StartAsync(Secret, (name, value)));

        Assert.Equal(expected, error.Message);
    }

    private static async Task<(HttpStatusCode Status, string Body)> AskAsync(TestApp app, string path, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        using var response = await app.Client.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private static Task<TestApp> StartAsync(string key = Secret, (string Name, string? Value)? setting = null) => Quiet.StartAsync(
        app =>
        {
            app.Use<BearerAuthentication>();
            app.MapEndpoints();
        },
        inMemory: false,
        builder =>
        {
            EndpointServices.Add(builder);
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Bearer:Issuer"] = "us",
                ["Bearer:Audience"] = "app",
                ["Bearer:Key"] = key,
                [$"Bearer:{setting?.Name ?? "Unused"}"] = setting?.Value,
            });
            builder.AddBearerAuthentication();
        });

    private static string Token(SigningCredentials? credentials, string issuer = "us", string audience = "app", int fromMinutes = -5,
        int toMinutes = 5, string? role = null) => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = audience,
            NotBefore = DateTime.UtcNow.AddMinutes(fromMinutes),
            IssuedAt = DateTime.UtcNow.AddMinutes(fromMinutes),
            Expires = DateTime.UtcNow.AddMinutes(toMinutes),
            Claims = new Dictionary<string, object> { ["sub"] = "ada", ["name"] = "Ada", ["role"] = role ?? "none" },
            SigningCredentials = credentials,
        });

    private string Bad(string fault)
    {
        var good = Keys("HS256").Credentials;
        return fault switch
        {
            "issuer" => Token(good, issuer: "them"),
            "audience" => Token(good, audience: "other"),
            "expired" => Token(good, fromMinutes: -60, toMinutes: -30),
            "early" => Token(good, fromMinutes: 30, toMinutes: 60),
            "key" => Token(new SigningCredentials(new SymmetricSecurityKey(Encoding.UTF8.GetBytes(string.Concat(Secret.Reverse()))), "HS256")),
            "none" => Token(null),
            "tampered" => Tampered(Token(good)),
            "other algorithm" => Token(new SigningCredentials(new SymmetricSecurityKey(Encoding.UTF8.GetBytes(Secret + Secret)), "HS512")),
            _ => "no.token.at-all",
        };
    }

    /// <summary>Another subject, with the signature as it was.</summary>
    private static string Tampered(string token)
    {
        var parts = token.Split('.');
        var payload = Base64UrlEncoder.Decode(parts[1]).Replace("\"ada\"", "\"eve\"", StringComparison.Ordinal);
        Assert.Contains("eve", payload, StringComparison.Ordinal);
        return string.Create(CultureInfo.InvariantCulture, $"{parts[0]}.{Base64UrlEncoder.Encode(payload)}.{parts[2]}");
    }

    private (SigningCredentials Credentials, string Key) Keys(string algorithm) => algorithm switch
    {
        "RS256" => (new SigningCredentials(new RsaSecurityKey(_rsa), algorithm), _rsa.ExportSubjectPublicKeyInfoPem()),
        "ES256" => (new SigningCredentials(new ECDsaSecurityKey(_curve), algorithm), _curve.ExportSubjectPublicKeyInfoPem()),
        _ => (new SigningCredentials(new SymmetricSecurityKey(Encoding.UTF8.GetBytes(Secret)), "HS256"), Secret),
    };
}
