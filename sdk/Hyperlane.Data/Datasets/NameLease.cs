namespace Hyperlane.Data;

/// <summary>A name that an upload has for itself until it is disposed.</summary>
/// <param name="name">The name.</param>
/// <param name="release">Gives it back.</param>
public sealed class NameLease(string name, Action release) : IDisposable
{
    private Action? _release = release;

    /// <summary>The name.</summary>
    public string Name => name;

    /// <inheritdoc />
    public void Dispose() => Interlocked.Exchange(ref _release, null)?.Invoke();
}
