namespace Hyperlane.Authentication;

/// <summary>Where the token of a form stands; the section <c>Hyperlane:Antiforgery</c>.</summary>
public sealed class AntiforgeryOptions
{
    internal const string Section = "Hyperlane:Antiforgery";

    /// <summary>The name of the cookie, with <c>__Host-</c> before it by https. Default: <c>antiforgery</c>.</summary>
    public string Name { get; set; } = "antiforgery";

    /// <summary>The header that carries the token of a script. Default: <c>RequestVerificationToken</c>.</summary>
    public string HeaderName { get; set; } = "RequestVerificationToken";

    /// <summary>The field of a form that carries it. Default: <c>__RequestVerificationToken</c>.</summary>
    public string FormFieldName { get; set; } = "__RequestVerificationToken";

    internal void Check() => SettingCheck.IsCookieName($"{Section}:{nameof(Name)}", Name);
}
