using System.Diagnostics;
using System.Globalization;

namespace Hyperlane.Http.Telemetry;

/// <summary>One request that somebody watches: its activity, and what is measured of it.</summary>
internal sealed class RequestWatch
{
    /// <summary>The status in telemetry of a request whose client left before the response began; none was sent.</summary>
    private const int ClientClosedRequest = 499;

    private readonly HttpContext _context;
    private readonly ServerTelemetry _telemetry;
    private readonly Activity? _activity;
    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly string _method;
    private readonly string _scheme;
    private readonly bool _isCounted;
    private string? _errorType;
    private bool _isLeft;
    private bool _isEnded;

    private RequestWatch(HttpContext context, ServerTelemetry telemetry)
    {
        _context = context;
        _telemetry = telemetry;
        _method = RequestTags.MethodOf(context.Request.Method);
        _scheme = context.Request.Scheme;
        _isCounted = telemetry.ActiveRequests.Enabled;
        if (_isCounted)
        {
            telemetry.ActiveRequests.Add(1, new("http.request.method", _method), new("url.scheme", _scheme));
        }

        _activity = RequestActivity.Start(context, _method, telemetry.TracesAll);
    }

    /// <summary>The id of the activity, as in the header <c>traceparent</c>; null without one.</summary>
    public string? Id => _activity?.Id;

    /// <summary>Begins to watch; the activity becomes the current one of the caller.</summary>
    public static RequestWatch Begin(HttpContext context, ServerTelemetry telemetry) => new(context, telemetry);

    /// <summary>Notes what was thrown, be it answered or not. The first counts.</summary>
    public void Fail(Exception error)
    {
        if (_isEnded || _errorType is not null || error is ProblemException)
        {
            return;
        }

        _errorType = error.GetType().FullName;
        _isLeft = _context.IsDisconnect(error);
        if (!_isLeft && _activity is { IsAllDataRequested: true })
        {
            _activity.AddException(error);
        }
    }

    /// <summary>
    /// The request has become a WebSocket, so its HTTP ends here. What goes on over the connection has an activity of its own, whose parent
    /// is the request's.
    /// </summary>
    public Activity? Upgrade()
    {
        End();
        if (_activity is null)
        {
            return null;
        }

        var activity = RequestActivity.Start(
            $"WebSocket {_context.Request.RoutePattern ?? "*"}", ActivityKind.Internal, _activity.Context, always: true, []);
        if (activity is { IsAllDataRequested: true })
        {
            activity.SetTag("network.protocol.name", "websocket");
            activity.SetTag("url.path", _context.Request.Path);
            activity.SetTag("http.route", _context.Request.RoutePattern);
        }

        return activity;
    }

    /// <summary>Measures the request and ends its activity, once.</summary>
    public void End()
    {
        if (_isEnded)
        {
            return;
        }

        _isEnded = true;
        var status = _isLeft && !_context.Response.HasStarted ? ClientClosedRequest
            : _errorType is not null && !_context.Response.HasStarted ? Math.Max(_context.Response.StatusCode, 500)
            : _context.Response.StatusCode;
        var error = _errorType ?? (status >= 500 ? status.ToString(CultureInfo.InvariantCulture) : null);
        Measure(status, error);
        if (_activity is null)
        {
            return;
        }

        if (_activity.IsAllDataRequested)
        {
            Describe(_activity, status, error);
        }

        if (_context.Notes.IsProbe)
        {
            // Exporters take only what is recorded.
            _activity.IsAllDataRequested = false;
            _activity.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
        }

        _activity.Stop();
    }

    private void Measure(int status, string? error)
    {
        if (_isCounted)
        {
            _telemetry.ActiveRequests.Add(-1, new("http.request.method", _method), new("url.scheme", _scheme));
        }

        if (!_telemetry.RequestDuration.Enabled)
        {
            return;
        }

        var tags = new TagList
        {
            { "http.request.method", _method },
            { "url.scheme", _scheme },
            { "http.response.status_code", status },
            { "network.protocol.version", RequestTags.VersionOf(_context.Request.Protocol) },
        };
        if (_context.Request.RoutePattern is { } route)
        {
            tags.Add("http.route", route);
        }

        if (error is not null)
        {
            tags.Add("error.type", error);
        }

        _telemetry.RequestDuration.Record(Stopwatch.GetElapsedTime(_started).TotalSeconds, tags);
    }

    private void Describe(Activity activity, int status, string? error)
    {
        if (_context.Request.RoutePattern is { } route)
        {
            activity.SetTag("http.route", route);
            if (activity.DisplayName == activity.OperationName)
            {
                activity.DisplayName = $"{_method} {route}";
            }
        }

        activity.SetTag("http.response.status_code", status);
        if (error is not null)
        {
            activity.SetTag("error.type", error);
        }

        if (status >= 500 && activity.Status == ActivityStatusCode.Unset)
        {
            activity.SetStatus(ActivityStatusCode.Error);
        }
    }
}
