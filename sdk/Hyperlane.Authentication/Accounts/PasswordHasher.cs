using Hyperlane.Http;

namespace Hyperlane.Authentication;

/// <summary>
/// Hashes passwords by Argon2id (RFC 9106): slowly and with much memory, so that a stolen database gives few away. Works on threads of the
/// pool, a few at a time, never on those that serve connections.
/// </summary>
public sealed class PasswordHasher : IDisposable
{
    /// <summary>Longer ones are refused before they cost anything.</summary>
    private const int MaxPasswordLength = 1024;

    private readonly PasswordHasherOptions _options;
    private readonly SemaphoreSlim _turns;
    private int _waiting;

    /// <summary>Makes a hasher.</summary>
    /// <param name="options">What a hash costs.</param>
    /// <exception cref="StartupException">The options make no sense.</exception>
    public PasswordHasher(PasswordHasherOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        _options = options;
        _turns = new SemaphoreSlim(options.MaxConcurrency > 0 ? options.MaxConcurrency : Environment.ProcessorCount);
    }

    /// <summary>The hash of a password, with a salt of its own: a text of about 100 characters.</summary>
    /// <param name="password">The password, of at most 1,024 characters.</param>
    /// <param name="cancellationToken">Ends the waiting for a turn.</param>
    /// <exception cref="ProblemException">400 for a password that is empty or too long; 503 while too many wait.</exception>
    public async ValueTask<string> HashAsync(string password, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(password);
        return password.Length is > 0 and <= MaxPasswordLength
            ? await RunAsync(() => PasswordHash.Of(password, _options.MemoryKiB, _options.Passes).ToString(), cancellationToken)
                .ConfigureAwait(false)
            : throw ProblemException.Validation(
                new Dictionary<string, string[]> { ["password"] = [$"has from 1 to {MaxPasswordLength} characters."] });
    }

    /// <summary>Whether a password is that of a hash. What is no hash at all has no password.</summary>
    /// <param name="hash">The hash.</param>
    /// <param name="password">The password.</param>
    /// <param name="cancellationToken">Ends the waiting for a turn.</param>
    /// <exception cref="ProblemException">503 while too many wait.</exception>
    public async ValueTask<PasswordVerificationResult> VerifyAsync(
        string hash, string password, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(hash);
        ArgumentNullException.ThrowIfNull(password);
        if (PasswordHash.Parse(hash) is not { } known || password.Length is 0 or > MaxPasswordLength)
        {
            return PasswordVerificationResult.Failed;
        }

        return !await RunAsync(() => known.IsOf(password), cancellationToken).ConfigureAwait(false) ? PasswordVerificationResult.Failed
            : known.MemoryKiB == _options.MemoryKiB && known.Passes == _options.Passes ? PasswordVerificationResult.Success
            : PasswordVerificationResult.SuccessRehashNeeded;
    }

    /// <summary>Lets go of what it waits with.</summary>
    public void Dispose() => _turns.Dispose();

    private async Task<T> RunAsync<T>(Func<T> work, CancellationToken stop)
    {
        if (Interlocked.Increment(ref _waiting) > _options.MaxWaiting + _turns.CurrentCount)
        {
            Interlocked.Decrement(ref _waiting);
            throw new ProblemException(503, "Too many passwords are being checked at the moment; try again soon.");
        }

        try
        {
            await _turns.WaitAsync(stop).ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }

        try
        {
            return await Task.Run(work, CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            _turns.Release();
        }
    }
}
