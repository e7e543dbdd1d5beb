namespace Hyperlane.Http;

/// <content>How a connection ends.</content>
internal sealed partial class HttpConnection
{
    /// <summary>Gives everything back, also what the request holds that the connection ended in.</summary>
    private async ValueTask LetGoAsync()
    {
        try
        {
            await _context.EndAsync().ConfigureAwait(false);
        }
        catch (Exception error)
        {
            LogFailed(Services.Logger, error, Id);
        }
        finally
        {
            _head.Reset();
            await Transport.DisposeAsync().ConfigureAwait(false);
        }
    }
}
