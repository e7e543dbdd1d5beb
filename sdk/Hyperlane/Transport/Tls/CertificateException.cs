namespace Hyperlane.Transport.Tls;

/// <summary>A certificate cannot be used. The message says which, why, and what to do.</summary>
internal sealed class CertificateException(string message, Exception? cause = null) : Exception(message, cause);
