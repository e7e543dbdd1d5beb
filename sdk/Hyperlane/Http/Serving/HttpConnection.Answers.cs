using Hyperlane.Http.Parsing;

namespace Hyperlane.Http.Serving;

/// <content>How a request is answered, or refused.</content>
internal sealed partial class HttpConnection
{
    /// <summary>Has the application answer, and the answer written.</summary>
    /// <returns>Whether another request may follow.</returns>
    private ValueTask<bool> AnswerAsync()
    {
        Clock.Busy();
        RequestNumber++;
        _context.Begin();
        _body.Begin(_head.Framing, Services.Limits.MaxBodyBytes);
        _response.Begin(_head);
        var answering = CallApplication();
        if (!answering.IsCompletedSuccessfully || !_body.IsDone || _context.IsOwner || _output.UnflushedBytes > FlushAt)
        {
            return AnswerSlowlyAsync(answering);
        }

        _unread = Upgraded is not null;
        _context.End();
        _head.Reset();
        return new ValueTask<bool>(_response.KeepAlive);
    }

    /// <summary>Never throws: what the application threw is in the task.</summary>
    private ValueTask CallApplication()
    {
        try
        {
            var answering = Services.Application(_context);
            if (!answering.IsCompletedSuccessfully)
            {
                return answering;
            }

            answering.GetAwaiter().GetResult();
            CompleteResponse();
            return ValueTask.CompletedTask;
        }
        catch (Exception error)
        {
            return ValueTask.FromException(error);
        }
    }

    /// <summary>Where something has to be waited for, or was thrown.</summary>
    private async ValueTask<bool> AnswerSlowlyAsync(ValueTask answering)
    {
        try
        {
            await answering.ConfigureAwait(false);
            CompleteResponse();
            return await FinishAsync().ConfigureAwait(false);
        }
        catch (Exception error) when (!IsEcho(error))
        {
            await FailAsync(error).ConfigureAwait(false);
            return await FinishAsync().ConfigureAwait(false);
        }
        finally
        {
            await EndContextAsync().ConfigureAwait(false);
            _head.Reset();
        }
    }

    private void CompleteResponse()
    {
        // The head is where to say that the connection ends, so what is known by now counts.
        _response.KeepAlive &= !_server.IsStopping && _body.IsWorthDraining(Services.Limits.MaxDrainBytes);
        _response.Complete();
    }

    /// <summary>Sees to it that the next request is what comes next.</summary>
    private async ValueTask<bool> FinishAsync()
    {
        if (_output.UnflushedBytes > FlushAt)
        {
            await FlushAsync().ConfigureAwait(false);
        }

        var keepAlive = _response.KeepAlive && (_body.IsDone || await DrainAsync().ConfigureAwait(false));
        _unread = !_body.IsDone || Upgraded is not null;
        return keepAlive;
    }

    /// <summary>What a request leaves behind may fail to be disposed; the answer is given, and stays.</summary>
    private async ValueTask EndContextAsync()
    {
        _context.End();
        try
        {
            await _context.DisposeOwnedAsync().ConfigureAwait(false);
        }
        catch (Exception error)
        {
            LogUnhandled(Services.Logger, LoggedException.Of(error), _context.TraceIdentifier);
        }
    }

    /// <summary>The application failed and its error boundary with it: say so if that is still possible, else cut, so that the client can tell.</summary>
    private async ValueTask FailAsync(Exception error)
    {
        LogUnhandled(Services.Logger, LoggedException.Of(error), _context.TraceIdentifier);
        _response.KeepAlive = false;
        if (_response.HasStarted)
        {
            Transport.Abort();
            return;
        }

        _context.Response.Clear();
        await _context.Problem(500).ConfigureAwait(false);
        _response.Complete();
    }

    private async ValueTask RejectAsync(RejectionReason reason)
    {
        if (reason == RejectionReason.None)
        {
            return;
        }

        LogRejected(Services.Logger, Id, reason);
        RequestNumber++;
        _unread = true;
        _head.Reset();
        _context.Begin();
        _response.Begin(_head);
        _response.KeepAlive = false;
        await _context.Problem(Rejection.Of(reason).ToProblem()).ConfigureAwait(false);
        _response.Complete();
        _response.Reset();
    }

    private ValueTask<bool> DrainAsync()
    {
        Clock.Draining();
        return _body.TryDrainAsync(Services.Limits.MaxDrainBytes);
    }
}
