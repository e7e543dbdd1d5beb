using System.Net;
using System.Security.Claims;
using Hyperlane.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Hyperlane.Authentication;

/// <summary>Issues bearer tokens while an app is developed, so that a protected route can be tried in one line.</summary>
/// <remarks><c>TOKEN=$(curl -sX POST "http://localhost:8080/development/token?name=ada&amp;role=admin")</c></remarks>
public static class DevelopmentTokens
{
    /// <summary>Where tokens are issued.</summary>
    private const string Path = "/development/token";

    private const int MaxNameLength = 200;

    private static readonly TimeSpan Life = TimeSpan.FromHours(8);

    /// <summary>
    /// Answers <c>POST /development/token?name=ada&amp;role=admin</c> with a token, as text, to clients of this machine only. Where the
    /// command line is <c>token --name ada --role admin</c>, prints one and ends the program.
    /// </summary>
    /// <param name="app">The app.</param>
    /// <returns>The app.</returns>
    /// <exception cref="StartupException">
    /// The environment is not Development, AddBearerAuthentication was not called, or its key cannot sign, or the command line is wrong.
    /// </exception>
    public static HyperlaneApp MapDevelopmentTokens(this HyperlaneApp app)
    {
        ArgumentNullException.ThrowIfNull(app);
        if (!app.Environment.IsDevelopment())
        {
            throw new StartupException(
                $"MapDevelopmentTokens is for Development only: it would give a token to anybody, and the environment is {app.Environment.EnvironmentName}.");
        }

        var parameters = app.Services.GetService<TokenValidationParameters>() ?? throw new StartupException(
            "MapDevelopmentTokens has nothing to make tokens for: call builder.AddBearerAuthentication() before Build().");
        var issue = Issuer(parameters);
        if (TokenCommand.Read(Environment.GetCommandLineArgs()) is { } command)
        {
            Console.WriteLine(issue(command.Name, command.Roles));
            Environment.Exit(0);
        }

        app.Post(Path, context => AnswerAsync(context, issue)).AllowAnonymous().ExcludeFromDescription();
        return app;
    }

    private static ValueTask AnswerAsync(HttpContext context, Func<string, IReadOnlyList<string>, string> issue)
    {
        // In memory there is no address, and nobody else.
        if (context.RemoteEndPoint is IPEndPoint { Address: var address } && !IPAddress.IsLoopback(address))
        {
            return context.NothingHere();
        }

        var query = context.Request.Query;
        var name = query["name"];
        if (string.IsNullOrWhiteSpace(name) || name.Length > MaxNameLength)
        {
            return context.Problem(400, $"Say who the token is for: POST {Path}?name=ada, and perhaps &role=admin, several times.");
        }

        context.Response.Headers["Cache-Control"] = "no-store";
        return context.Text(issue(name, [.. query.GetValues("role")]));
    }

    private static Func<string, IReadOnlyList<string>, string> Issuer(TokenValidationParameters parameters)
    {
        var key = (parameters.IssuerSigningKeys ?? []).Append(parameters.IssuerSigningKey).OfType<SymmetricSecurityKey>().FirstOrDefault()
            ?? throw new StartupException(
                "MapDevelopmentTokens cannot sign: the settings of bearer tokens have no secret, only public keys. "
                + "Leave the section out in Development, or give it a Key that is a secret.");
        var issuer = (parameters.ValidIssuers ?? []).Append(parameters.ValidIssuer).FirstOrDefault(one => one is not null);
        var audience = (parameters.ValidAudiences ?? []).Append(parameters.ValidAudience).FirstOrDefault(one => one is not null);
        var credentials = new SigningCredentials(key, SecurityAlgorithms.HmacSha256);
        return (name, roles) => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = audience,
            Expires = DateTime.UtcNow + Life,
            Subject = new ClaimsIdentity(
                [new Claim("sub", name), new Claim("name", name), .. roles.Select(role => new Claim("role", role))]),
            SigningCredentials = credentials,
        });
    }
}
