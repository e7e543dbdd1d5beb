namespace Hyperlane.WebSockets;

/// <summary>
/// What connects the processes of one app: what one says, all others hear; and a name that one has given away, no other does.
/// </summary>
/// <remarks>
/// Channels are names of anything; a room is one. By default there is one process, and nothing to connect.
/// The package Hyperlane.Redis has one for several; register it as the service <see cref="IBackplane"/>.
/// </remarks>
public interface IBackplane
{
    /// <summary>Sends to all other processes that listen to the channel: to each once, in this order.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="message">What to send. It is copied before this returns.</param>
    /// <returns>Ends when the backplane has it, so that it outlives this process; a caller that does not need to know need not wait. While
    /// the backplane is away, this process keeps the message.</returns>
    ValueTask PublishAsync(string channel, ReadOnlyMemory<byte> message);

    /// <summary>Listens to what other processes send from now on, until what is returned is disposed.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="listener">What is told.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask<IAsyncDisposable> SubscribeAsync(string channel, IBackplaneListener listener, CancellationToken cancellationToken = default);

    /// <summary>Takes a name in a channel, which nobody else can have until it is released or this process is gone.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="name">The name.</param>
    /// <param name="owner">The owner that takes it: the same one may take it again, from itself.</param>
    /// <param name="token">Tells this time of taking from any other.</param>
    ValueTask<NameClaim> ClaimAsync(string channel, string name, string owner, string token);

    /// <summary>Gives a name back.</summary>
    /// <returns>False if somebody has it who took it at another time.</returns>
    ValueTask<bool> ReleaseAsync(string channel, string name, string token);

    /// <summary>The names that are taken in a channel, sorted.</summary>
    ValueTask<IReadOnlyList<string>> GetNamesAsync(string channel);
}
