namespace Hyperlane.WebSockets;

/// <summary>What rooms may do; bound from the section <c>Hyperlane:Rooms</c> of the configuration.</summary>
public sealed class RoomOptions
{
    /// <summary>How many messages may wait for a member who is slow, beside what the operating system holds. Default: 256.</summary>
    public int MaxQueuedMessages { get; set; } = 256;

    /// <summary>What happens beyond that. Default: <see cref="WhenFull.Disconnect"/>, which alone leaves no gap unnoticed.</summary>
    public WhenFull WhenFull { get; set; } = WhenFull.Disconnect;
}
