using System.Diagnostics;
using Hyperlane.Http;

namespace Hyperlane.Middleware;

/// <summary>What an error page tells of the way of its request: the exception, and the layers with their times.</summary>
internal sealed class OnionTrace
{
    private readonly List<LayerTime> _layers = [];
    private int _depth;

    /// <summary>The layers, in the order in which they were entered.</summary>
    public IReadOnlyList<LayerTime> Layers => _layers;

    /// <summary>What was thrown.</summary>
    public Exception? Error { get; set; }

    /// <summary>Runs a layer, and notes how it fares.</summary>
    public async ValueTask RunAsync(string name, IMiddleware layer, HttpContext context, RequestDelegate next)
    {
        var entry = new LayerTime(name, _depth++);
        _layers.Add(entry);
        var start = Stopwatch.GetTimestamp();
        try
        {
            await layer.InvokeAsync(context, next).ConfigureAwait(false);
        }
        catch
        {
            entry.Threw = true;
            throw;
        }
        finally
        {
            entry.Elapsed = Stopwatch.GetElapsedTime(start);
            _depth--;
        }
    }
}
