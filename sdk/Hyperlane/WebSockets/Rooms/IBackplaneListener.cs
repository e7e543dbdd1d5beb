namespace Hyperlane.WebSockets;

/// <summary>Hears what comes over a channel of an <see cref="IBackplane"/>: one thing after the other.</summary>
public interface IBackplaneListener
{
    /// <summary>Another process has said something.</summary>
    /// <param name="message">What it said; good until this returns.</param>
    void OnMessage(ReadOnlyMemory<byte> message);

    /// <summary>A name is free because the process that had taken it is gone. Exactly one of those that listen is told.</summary>
    /// <param name="name">The name.</param>
    void OnNameLost(string name);
}
