namespace Hyperlane.Http;

/// <summary>The request headers that the server itself reads.</summary>
internal enum KnownHeader : byte
{
    None,
    Host,
    Connection,
    ContentLength,
    TransferEncoding,
    Expect,
}
