using System.Net;
using Hyperlane.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Hyperlane.Authentication;

/// <summary>Adds tokens of forms to an app.</summary>
public static class AntiforgeryBuilding
{
    /// <summary>
    /// Adds what <see cref="Antiforgery"/> needs, by the section <c>Hyperlane:Antiforgery</c>, and the encryption of tokens.
    /// </summary>
    /// <param name="builder">The app.</param>
    /// <param name="configure">Changes what the section says; null for nothing.</param>
    /// <returns>The app.</returns>
    /// <exception cref="StartupException">When the middleware is used: a setting is wrong.</exception>
    public static HyperlaneAppBuilder AddAntiforgery(this HyperlaneAppBuilder builder, Action<AntiforgeryOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddDataProtection();
        builder.Services.TryAddSingleton(_ =>
        {
            var options = new AntiforgeryOptions();
            SettingCheck.Bind(builder.Configuration.GetSection(AntiforgeryOptions.Section), section => section.Bind(options));
            configure?.Invoke(options);
            options.Check();
            return options;
        });
        builder.Services.TryAddSingleton<AntiforgeryTokens>();
        return builder;
    }

    /// <summary>
    /// The token for a form or a script of this answer. To be asked for before the answer is sent: the first sets a cookie.
    /// </summary>
    /// <param name="context">The request.</param>
    /// <exception cref="InvalidOperationException">AddAntiforgery was not called.</exception>
    public static string AntiforgeryToken(this HttpContext context) => Of(context).Issue(context);

    /// <summary>The hidden field of a form, as HTML.</summary>
    /// <inheritdoc cref="AntiforgeryToken"/>
    public static string AntiforgeryField(this HttpContext context)
        => $"<input type=\"hidden\" name=\"{WebUtility.HtmlEncode(Of(context).Options.FormFieldName)}\" value=\"{context.AntiforgeryToken()}\">";

    private static AntiforgeryTokens Of(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Services.GetService<AntiforgeryTokens>() ?? throw new InvalidOperationException(
            "Tokens of forms are not set up: call builder.AddAntiforgery() before Build(), and app.Use<Antiforgery>().");
    }
}
