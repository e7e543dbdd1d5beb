using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;

namespace Hyperlane.Endpoints.Validation;

/// <summary>Formats of text. The attributes of .NET say what is one: here they are made once, and asked without reflection.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Formats
{
    private static readonly EmailAddressAttribute Email = new();
    private static readonly UrlAttribute Url = new();
    private static readonly PhoneAttribute Phone = new();
    private static readonly CreditCardAttribute Card = new();
    private static readonly Base64StringAttribute Base64 = new();

    /// <summary>How many characters a text has: an emoji is one, though it takes two of UTF-16.</summary>
    public static int CharactersOf(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var count = text.Length;
        for (var i = 1; i < text.Length; i++)
        {
            count -= char.IsSurrogatePair(text[i - 1], text[i]) ? 1 : 0;
        }

        return count;
    }

    /// <summary>Whether this is an email address.</summary>
    public static bool IsEmailAddress(string text) => Email.IsValid(text);

    /// <summary>Whether this is an absolute URL of the web.</summary>
    public static bool IsUrl(string text) => Url.IsValid(text);

    /// <summary>Whether this is a telephone number.</summary>
    public static bool IsPhone(string text) => Phone.IsValid(text);

    /// <summary>Whether this is the number of a credit card.</summary>
    public static bool IsCreditCard(string text) => Card.IsValid(text);

    /// <summary>Whether this is Base64.</summary>
    public static bool IsBase64String(string text) => Base64.IsValid(text);

    /// <summary>
    /// Whether a pattern matches the whole text. Nothing to match is no mistake: whether there must be something is for others to say.
    /// </summary>
    public static bool Matches(Regex pattern, string text)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            var match = text.Length == 0 ? null : pattern.Match(text);
            return match is null or { Success: true, Index: 0 } && (match is null || match.Length == text.Length);
        }
        catch (RegexMatchTimeoutException)
        {
            // Text made to keep a pattern busy is no text that anyone means to send.
            return false;
        }
    }
}
