namespace Hyperlane.Http.Messages;

/// <summary>The request headers that the server itself reads.</summary>
internal enum KnownHeader : byte
{
    None,
    Host,
    Connection,
    ContentLength,
    TransferEncoding,
    Expect,
    TraceParent,
}
