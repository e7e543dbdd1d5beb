using Microsoft.AspNetCore.DataProtection;

namespace Hyperlane.Authentication;

/// <summary>Makes what encrypts and decrypts for one purpose each.</summary>
/// <param name="provider">Has the keys.</param>
/// <param name="settings">Taken so that a folder that is wrong is told when the app starts.</param>
internal sealed class Protection(IDataProtectionProvider provider, DataProtectionSettings settings)
{
    /// <summary>Whose keys they are.</summary>
    public string ApplicationName => settings.ApplicationName;

    /// <summary>What encrypts for a purpose; what it made, one of another purpose cannot read.</summary>
    public Protector For(string purpose) => new(provider.CreateProtector("Hyperlane.Authentication", purpose));
}
