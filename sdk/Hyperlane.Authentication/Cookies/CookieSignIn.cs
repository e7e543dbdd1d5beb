using System.Security.Claims;
using Hyperlane.Http;

namespace Hyperlane.Authentication;

/// <summary>Sets, reads and lengthens the cookie of a sign-in.</summary>
internal sealed class CookieSignIn(Protection protection, CookieAuthenticationOptions options, TimeProvider clock)
{
    private readonly ProtectedCookie _cookie = new(options.Name, protection.For("sign-in"), options.SameSite);

    public CookieAuthenticationOptions Options => options;

    public void SignIn(HttpContext context, ClaimsPrincipal user, bool isPersistent)
    {
        var now = clock.GetUtcNow();
        Write(context, new(user, now, now + options.ExpireTimeSpan, now + options.AbsoluteExpiration, now, isPersistent));
    }

    public void SignOut(HttpContext context) => _cookie.Delete(context);

    /// <summary>Who has signed in; null for nobody, and for one whose time is over.</summary>
    public SignInTicket? Read(HttpContext context)
        => _cookie.Read(context) is { } bytes && SignInTicket.FromBytes(bytes) is { } ticket
            && clock.GetUtcNow() is var now && now < ticket.Expires && now < ticket.Until
            ? ticket
            : null;

    public bool IsCheckDue(SignInTicket ticket) => clock.GetUtcNow() - ticket.Checked >= options.ValidationInterval;

    /// <summary>Sets the cookie anew where half of its time has passed, or the user was looked up.</summary>
    public void Renew(HttpContext context, SignInTicket ticket, bool wasChecked)
    {
        var now = clock.GetUtcNow();
        var isHalfOver = options.SlidingExpiration && now - ticket.Issued > ticket.Expires - now;
        if (isHalfOver || wasChecked)
        {
            Write(context, ticket with
            {
                Issued = isHalfOver ? now : ticket.Issued,
                Expires = isHalfOver ? now + options.ExpireTimeSpan : ticket.Expires,
                Checked = wasChecked ? now : ticket.Checked,
            });
        }
    }

    private void Write(HttpContext context, SignInTicket ticket)
    {
        var end = ticket.Expires < ticket.Until ? ticket.Expires : ticket.Until;
        _cookie.Write(context, (ticket with { Expires = end }).ToBytes(), ticket.IsPersistent ? end - clock.GetUtcNow() : null);
    }
}
