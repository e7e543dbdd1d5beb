namespace Hyperlane.WebSockets;

/// <summary>What rooms may do; bound from the section <c>Hyperlane:Rooms</c> of the configuration.</summary>
public sealed class RoomOptions
{
    /// <summary>How many messages may wait for a slow member, beside what the operating system holds. Default: 256.</summary>
    public int MaxQueuedMessages { get; set; } = 256;

    /// <summary>
    /// How many rooms one connection may be in at a time, each with its subscription; one more ends it with 1008. Default: 100.
    /// </summary>
    public int MaxRoomsPerConnection { get; set; } = 100;

    /// <summary>
    /// What happens beyond <see cref="MaxQueuedMessages"/>. Default: <see cref="WhenFull.Disconnect"/>, which alone leaves no gap
    /// unnoticed.
    /// </summary>
    public WhenFull WhenFull { get; set; } = WhenFull.Disconnect;
}
