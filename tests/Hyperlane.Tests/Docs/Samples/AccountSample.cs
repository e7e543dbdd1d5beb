using Hyperlane.Authentication;
using Hyperlane.Endpoints;
using Hyperlane.Tests.Authentication;
using Microsoft.Extensions.DependencyInjection;

namespace Hyperlane.Tests.Docs.Samples;

internal static class AccountSample
{
    public static void Declare(HyperlaneApp app)
    {
        // sample: authentication-accounts
        app.Post("/register", async context =>
        {
            var form = await context.Request.ReadFormAsync();
            var user = new TestUser(form["name"] ?? "") { IsConfirmed = true };
            var accounts = context.Services.GetRequiredService<Accounts<TestUser>>();
            if (await accounts.CreateAsync(user, form["password"] ?? ""))
            {
                await context.NoContent();
                return;
            }

            await context.Problem(409, "The name is taken.");
        });
        app.Post("/sign-in", async context =>
        {
            var form = await context.Request.ReadFormAsync();
            var accounts = context.Services.GetRequiredService<Accounts<TestUser>>();
            var result = await accounts.PasswordSignInAsync(context, form["name"] ?? "", form["password"] ?? "");
            if (result == SignInResult.Succeeded)
            {
                await context.NoContent();
                return;
            }

            await context.Problem(401, "Name or password is wrong.");
        });
        app.Post("/sign-out", async context =>
        {
            await context.SignOutAsync();
            await context.NoContent();
        });
        // end
    }
}
