namespace Hyperlane.Transport.Epoll;

/// <summary>Those errors of Linux that are told apart here.</summary>
internal enum Errno
{
    None = 0,
    Interrupted = 4,
    BadDescriptor = 9,
    TryAgain = 11,
    OutOfMemory = 12,
    TooManyFilesInSystem = 23,
    TooManyFiles = 24,
    ConnectionAborted = 103,
    NoBufferSpace = 105,
}
