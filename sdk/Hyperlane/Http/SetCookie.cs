using System.Globalization;
using System.Text;
using Hyperlane.Http.Messages;

namespace Hyperlane.Http;

/// <summary>Writes a Set-Cookie header (RFC 6265bis §4.1), and refuses what a browser would ignore or read otherwise.</summary>
internal static class SetCookie
{
    /// <summary>Browsers ignore a cookie whose name and value are longer together (RFC 6265bis §5.7).</summary>
    public const int MaxBytes = 4096;

    private const string HostPrefix = "__Host-";
    private const string SecurePrefix = "__Secure-";

    /// <exception cref="ArgumentException">The cookie cannot be set so.</exception>
    public static string Write(string name, string value, CookieOptions options, bool isHttps)
    {
        if (!Tokens.IsToken(name))
        {
            throw new ArgumentException($"'{name}' is no name of a cookie: it has a character that is not allowed in one.", nameof(name));
        }

        var text = IsPlain(value) ? value : Uri.EscapeDataString(value);
        if (name.Length + text.Length > MaxBytes)
        {
            throw new ArgumentException(
                $"The cookie {name} has {name.Length + text.Length} bytes; browsers ignore one with more than {MaxBytes}.", nameof(value));
        }

        var isSecure = options.Secure ?? (isHttps || HasPrefix(name, HostPrefix) || HasPrefix(name, SecurePrefix));
        Check(name, options, isSecure);
        var cookie = new StringBuilder(name).Append('=').Append(text);
        if (options.MaxAge is { } age)
        {
            cookie.Append("; Max-Age=").Append(((long)Math.Max(0, age.TotalSeconds)).ToString(CultureInfo.InvariantCulture));
        }

        if (options.Expires is { } end)
        {
            cookie.Append("; Expires=").Append(end.UtcDateTime.ToString("R", CultureInfo.InvariantCulture));
        }

        cookie.Append(Scope(options.Path, options.Domain))
            .Append(isSecure ? "; Secure" : "")
            .Append(options.HttpOnly ? "; HttpOnly" : "")
            .Append("; SameSite=").Append(options.SameSite switch
            {
                SameSiteMode.None => "None",
                SameSiteMode.Strict => "Strict",
                _ => "Lax",
            });
        return cookie.Append(options.Partitioned ? "; Partitioned" : "").ToString();
    }

    /// <summary>Whether a header sets the cookie of this name, path and domain, so that another one takes its place.</summary>
    public static bool IsOf(string header, string name, string scope)
        => header.Length > name.Length && header[name.Length] == '=' && header.StartsWith(name, StringComparison.Ordinal)
            && header.Contains(scope + ";", StringComparison.Ordinal);

    /// <summary>The attributes that say where the cookie goes.</summary>
    public static string Scope(string path, string? domain) => $"; Path={path}" + (domain is null ? "" : $"; Domain={domain}");

    private static void Check(string name, CookieOptions options, bool isSecure)
    {
        var wrong = !IsPath(options.Path) ? $"'{options.Path}' is no path for it: a path begins with a slash, in ASCII without semicolons"
            : options.Domain is { } domain && !IsDomain(domain) ? $"'{domain}' is no domain for it"
            : !isSecure && (HasPrefix(name, HostPrefix) || HasPrefix(name, SecurePrefix)) ? "its name asks for Secure"
            : HasPrefix(name, HostPrefix) && (options.Domain is not null || options.Path != "/")
            ? "its name asks for the path / and for no domain"
            : !isSecure && options.SameSite == SameSiteMode.None ? "SameSite=None asks for Secure"
            : !isSecure && options.Partitioned ? "Partitioned asks for Secure"
            : null;
        if (wrong is not null)
        {
            throw new ArgumentException($"The cookie {name} cannot be set so, browsers would ignore it: {wrong}.", nameof(options));
        }
    }

    /// <summary>Browsers look at the prefix without regard to case (RFC 6265bis §4.1.3).</summary>
    private static bool HasPrefix(string name, string prefix) => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);

    private static bool IsPath(string path)
        => path.StartsWith('/') && Tokens.IsFieldValue(path) && !path.Contains(';', StringComparison.Ordinal);

    private static bool IsDomain(string domain)
        => domain.Length > 0 && domain.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-') && !domain.StartsWith('-');

    /// <summary>Whether a value needs no encoding (cookie-octet); a percent sign does, since readers decode it.</summary>
    private static bool IsPlain(string value)
        => value.All(c => c is > ' ' and < '\x7f' and not ('"' or ',' or ';' or '\\' or '%'));
}
