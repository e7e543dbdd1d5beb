namespace Hyperlane.Transport;

/// <summary>Serves one connection from its first byte to its last.</summary>
/// <param name="connection">The connection; the delegate owns it and disposes it.</param>
/// <returns>A task that ends with the connection and never fails.</returns>
public delegate Task ConnectionDelegate(TransportConnection connection);
