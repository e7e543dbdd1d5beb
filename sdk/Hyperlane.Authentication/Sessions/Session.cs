using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Hyperlane.Http;

namespace Hyperlane.Authentication;

/// <summary>
/// What the app remembers of a browser between its requests: values by name, in the cache of the app. It is loaded when it is first used,
/// and begins when something is first put into it.
/// </summary>
/// <remarks>
/// Of two requests of one browser at the same time, the one that ends last decides what the session holds. What must not be lost so
/// belongs in a database.
/// </remarks>
public sealed class Session
{
    private readonly HttpContext _context;
    private readonly SessionStore _store;
    private SessionContent? _content;
    private byte[]? _id;
    private bool _isChanged;

    internal Session(HttpContext context, SessionStore store) => (_context, _store) = (context, store);

    /// <summary>A value, or the default of its type.</summary>
    /// <param name="key">Its name.</param>
    /// <param name="type">How its JSON is read: <c>AppJson.Default.Cart</c>.</param>
    /// <typeparam name="T">Its type.</typeparam>
    public async ValueTask<T?> GetAsync<T>(string key, JsonTypeInfo<T> type)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(type);
        var content = await LoadAsync().ConfigureAwait(false);
        return content.Get(key) is { } json ? JsonSerializer.Deserialize(json, type) : default;
    }

    /// <summary>Sets a value.</summary>
    /// <param name="key">Its name.</param>
    /// <param name="value">The value.</param>
    /// <param name="type">How its JSON is written: <c>AppJson.Default.Cart</c>.</param>
    /// <typeparam name="T">Its type.</typeparam>
    /// <exception cref="InvalidOperationException">
    /// The session is new, and the head of the answer has been sent; or it would hold more than <see cref="SessionOptions.MaxBytes"/>.
    /// </exception>
    public async ValueTask SetAsync<T>(string key, T value, JsonTypeInfo<T> type)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(type);
        var content = await LoadAsync().ConfigureAwait(false);
        if (_id is null)
        {
            var id = SessionStore.NewId();
            _store.WriteId(_context, id);
            _id = id;
        }

        content.Set(key, JsonSerializer.SerializeToUtf8Bytes(value, type), _store.MaxBytes);
        _isChanged = true;
    }

    /// <summary>Removes a value.</summary>
    /// <param name="key">Its name.</param>
    /// <returns>Whether it was there.</returns>
    public async ValueTask<bool> RemoveAsync(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var wasThere = (await LoadAsync().ConfigureAwait(false)).Remove(key);
        _isChanged |= wasThere;
        return wasThere;
    }

    /// <summary>Ends the session: what it holds is gone, and the browser forgets it.</summary>
    public async ValueTask ClearAsync()
    {
        await LoadAsync().ConfigureAwait(false);
        if (_id is not null)
        {
            await _store.RemoveAsync(_id).ConfigureAwait(false);
            _store.DeleteId(_context);
        }

        (_content, _id, _isChanged) = (new SessionContent(), null, false);
    }

    /// <summary>Gives the session another identifier, and keeps what it holds. <see cref="SigningIn.SignInAsync"/> does so.</summary>
    public async ValueTask RegenerateAsync()
    {
        await LoadAsync().ConfigureAwait(false);
        if (_id is null)
        {
            return;
        }

        var id = SessionStore.NewId();
        _store.WriteId(_context, id);
        await _store.RemoveAsync(_id).ConfigureAwait(false);
        (_id, _isChanged) = (id, true);
    }

    /// <summary>Saves what has changed. It is done by itself when the handler has ended; sooner only before a long answer.</summary>
    public async ValueTask CommitAsync()
    {
        if (_isChanged && _id is not null)
        {
            await _store.SaveAsync(_id, _content!.ToBytes()).ConfigureAwait(false);
            _isChanged = false;
        }
    }

    /// <summary>The session of a request; null where <see cref="Sessions"/> is not around it.</summary>
    internal static Session? Find(HttpContext context)
        => context.Items.TryGetValue(typeof(Session), out var session) ? (Session?)session : null;

    private async ValueTask<SessionContent> LoadAsync()
    {
        if (_content is not null)
        {
            return _content;
        }

        // An identifier that the cache does not know is not taken over: it may be of a session that has ended.
        if (_store.ReadId(_context) is { } id
            && await _store.LoadAsync(id, _context.RequestAborted).ConfigureAwait(false) is { } bytes
            && SessionContent.FromBytes(bytes) is { } content)
        {
            _id = id;
            return _content = content;
        }

        return _content = new SessionContent();
    }
}
