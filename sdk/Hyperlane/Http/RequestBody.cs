namespace Hyperlane.Http;

/// <summary>The body of a request as a stream that can be read forwards, once.</summary>
internal sealed class RequestBody(HttpExchange exchange) : ForwardStream
{
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        => exchange.ReadBodyAsync(buffer, cancellationToken);
}
