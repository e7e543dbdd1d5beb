using Hyperlane.Http.Telemetry;

namespace Hyperlane.Http;

/// <summary>What layers note of one request for other layers. The next request begins without any.</summary>
internal struct RequestNotes
{
    /// <summary>The telemetry of this request; null where nobody listens.</summary>
    public RequestWatch? Watch;

    /// <summary>When the time of this request is over; null for never.</summary>
    public RequestDeadline? Deadline;

    /// <summary>Answers in the place of a 401, such as by a redirect to a page where the user signs in; null for the 401.</summary>
    public RequestDelegate? ChallengeAnswer;

    /// <summary>What an error page will tell of this request, if it fails; null where none is wanted.</summary>
    public object? Diagnosis;

    /// <summary>How many output caches the request has come to.</summary>
    public int OutputCaches;

    /// <summary>Whether this is a probe that found all well: neither the log of requests nor traces name it.</summary>
    public bool IsProbe;

    /// <summary>
    /// Whether the page that sent the request is of an origin that the app trusts by name, so that other checks of origins need not be told
    /// of it again.
    /// </summary>
    public bool IsOriginTrusted;
}
