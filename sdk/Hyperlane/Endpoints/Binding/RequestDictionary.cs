using System.ComponentModel;
using Hyperlane.Http;
using Hyperlane.Values;

namespace Hyperlane.Endpoints.Binding;

/// <summary>
/// The parameters of the query with one name and keys behind it, before they are read: <c>?filter[color]=red&amp;filter[size]=5</c>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct RequestDictionary
{
    private readonly string _name;
    private readonly List<(string Key, string Text)>? _found;

    private RequestDictionary(string name, List<(string Key, string Text)>? found)
    {
        _name = name;
        _found = found;
    }

    /// <summary>The parameters of the query whose names begin with this one, followed by a key in brackets.</summary>
    public static RequestDictionary Query(HttpContext context, string name)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(name);
        List<(string, string)>? found = null;
        foreach (var (parameter, text) in context.Request.Query)
        {
            if (KeyOf(parameter, name) is { } key)
            {
                (found ??= []).Add((key, text));
            }
        }

        return new(name, found);
    }

    /// <summary>The values by their keys, perhaps none. Of a repeated key the first counts.</summary>
    /// <typeparam name="TKey">The type of the keys.</typeparam>
    /// <typeparam name="TKeyReader">Reads a key.</typeparam>
    /// <typeparam name="TValue">The type of the values.</typeparam>
    /// <typeparam name="TReader">Reads a value.</typeparam>
    /// <returns>The values; one that cannot be read is one more error, under its key: <c>filter[size]</c>.</returns>
    public Dictionary<TKey, TValue> All<TKey, TKeyReader, TValue, TReader>(ref BindingErrors? errors)
        where TKey : notnull
        where TKeyReader : struct, IValueReader<TKey>
        where TReader : struct, IValueReader<TValue>
    {
        var values = new Dictionary<TKey, TValue>();
        foreach (var (text, key) in Keys<TKey, TKeyReader>(ref errors))
        {
            if ((TReader.TakesEmpty || text.Text.Length > 0) && !values.ContainsKey(key))
            {
                values.Add(key, Read<TValue, TReader>(text.Key, text.Text, ref errors));
            }
        }

        return values;
    }

    /// <summary>The values by their keys, or null if there are none.</summary>
    /// <inheritdoc cref="All"/>
    public Dictionary<TKey, TValue>? AllOrNull<TKey, TKeyReader, TValue, TReader>(ref BindingErrors? errors)
        where TKey : notnull
        where TKeyReader : struct, IValueReader<TKey>
        where TReader : struct, IValueReader<TValue>
        => _found is null ? null : All<TKey, TKeyReader, TValue, TReader>(ref errors);

    /// <summary>All values of each key, perhaps none.</summary>
    /// <inheritdoc cref="All"/>
    public Dictionary<TKey, TValue[]> AllLists<TKey, TKeyReader, TValue, TReader>(ref BindingErrors? errors)
        where TKey : notnull
        where TKeyReader : struct, IValueReader<TKey>
        where TReader : struct, IValueReader<TValue>
    {
        var values = new Dictionary<TKey, List<TValue>>();
        foreach (var (text, key) in Keys<TKey, TKeyReader>(ref errors))
        {
            if (TReader.TakesEmpty || text.Text.Length > 0)
            {
                var of = values.GetValueOrDefault(key) ?? (values[key] = []);
                of.Add(Read<TValue, TReader>(text.Key, text.Text, ref errors));
            }
        }

        return values.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray());
    }

    /// <summary>All values of each key, or null if there are none.</summary>
    /// <inheritdoc cref="All"/>
    public Dictionary<TKey, TValue[]>? AllOrNullLists<TKey, TKeyReader, TValue, TReader>(ref BindingErrors? errors)
        where TKey : notnull
        where TKeyReader : struct, IValueReader<TKey>
        where TReader : struct, IValueReader<TValue>
        => _found is null ? null : AllLists<TKey, TKeyReader, TValue, TReader>(ref errors);

    private List<((string Key, string Text) Text, TKey Key)> Keys<TKey, TKeyReader>(ref BindingErrors? errors)
        where TKeyReader : struct, IValueReader<TKey>
    {
        var keys = new List<((string, string), TKey)>();
        foreach (var found in _found ?? [])
        {
            if (TKeyReader.TryRead(found.Key, out var key))
            {
                keys.Add((found, key));
            }
            else
            {
                BindingErrors.Add(ref errors, BindingSource.Query, $"{_name}[{ClientText.Shorten(found.Key)}]",
                    $"The key {BindingErrors.Quote(found.Key)} is not {TKeyReader.Expected}.");
            }
        }

        return keys;
    }

    private T Read<T, TReader>(string key, string text, ref BindingErrors? errors)
        where TReader : struct, IValueReader<T>
    {
        if (!TReader.TryRead(text, out var value))
        {
            BindingErrors.Add(ref errors, BindingSource.Query, $"{_name}[{ClientText.Shorten(key)}]",
                $"{BindingErrors.Quote(text)} is not {TReader.Expected}.");
        }

        return value!;
    }

    /// <summary>
    /// What stands in the brackets behind the name; null where there are none. Further brackets say that there are several values, as in
    /// <c>filter[color][]</c>.
    /// </summary>
    private static string? KeyOf(string parameter, string name)
    {
        if (parameter.Length < name.Length + 3 || parameter[name.Length] != '['
            || !parameter.StartsWith(name, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var end = parameter.IndexOf(']', name.Length);
        return end > name.Length + 1 && (end == parameter.Length - 1 || parameter[end + 1] == '[')
            ? parameter[(name.Length + 1)..end]
            : null;
    }
}
