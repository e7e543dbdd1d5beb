namespace Hyperlane.Soak;

/// <summary>What the server used at a moment.</summary>
/// <param name="Seconds">The moment, since the beginning.</param>
/// <param name="Memory">Resident memory in MB.</param>
/// <param name="Heap">Managed memory in MB.</param>
/// <param name="Handles">Open files and sockets.</param>
/// <param name="Collections">Full collections so far.</param>
/// <param name="Threads">Threads of the pool.</param>
/// <param name="Requests">What was asked so far.</param>
internal sealed record Sample(double Seconds, double Memory, double Heap, int Handles, int Collections, int Threads, long Requests);
