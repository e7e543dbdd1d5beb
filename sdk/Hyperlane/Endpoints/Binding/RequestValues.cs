using System.ComponentModel;
using Hyperlane.Endpoints.Forms;
using Hyperlane.Http;

namespace Hyperlane.Endpoints.Binding;

/// <summary>
/// All values of one name in the query, before they are read: <c>?tag=a&amp;tag=b</c>, or as some clients write it, <c>?tag[]=a</c> and
/// <c>?tag[0]=a</c>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct RequestValues
{
    private readonly BindingSource _source;
    private readonly string _name;
    private readonly IReadOnlyList<string> _texts;

    private readonly bool _isDelimited;

    private RequestValues(BindingSource source, string name, IReadOnlyList<string> texts, bool isDelimited = false)
    {
        _isDelimited = isDelimited;
        _source = source;
        _name = name;
        _texts = texts;
    }

    /// <summary>The parameters of the query with this name.</summary>
    public static RequestValues Query(HttpContext context, string name)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new(BindingSource.Query, name, context.Request.Query.GetItems(name));
    }

    /// <summary>The parameters of the query with this name, each with several values in it: <c>?tag=a,b</c>.</summary>
    public static RequestValues Query(HttpContext context, string name, char delimiter)
    {
        ArgumentNullException.ThrowIfNull(context);
        var items = new List<string>();
        foreach (var list in context.Request.Query.GetItems(name))
        {
            if (list.Length > 0)
            {
                items.AddRange(list.Split(delimiter));
            }
        }

        return new(BindingSource.Query, name, items, isDelimited: true);
    }

    /// <summary>A header field whose values stand between commas.</summary>
    public static RequestValues Header(HttpContext context, string name)
    {
        ArgumentNullException.ThrowIfNull(context);
        var value = context.Request.Headers[name];
        return new(BindingSource.Header, name, value is null ? [] : HeaderList.Split(value));
    }

    /// <summary>The fields of a form with this name.</summary>
    public static RequestValues Form(Form form, string name)
    {
        ArgumentNullException.ThrowIfNull(form);
        return new(BindingSource.Form, name, form.GetItems(name));
    }

    /// <summary>The values, perhaps none.</summary>
    /// <typeparam name="T">Their type.</typeparam>
    /// <typeparam name="TReader">Reads one.</typeparam>
    /// <returns>The values; one that cannot be read is one more error, under its place: <c>tag[1]</c>.</returns>
    public T[] All<T, TReader>(ref BindingErrors? errors)
        where TReader : struct, IValueReader<T>
    {
        var count = CountOf<T, TReader>();
        var values = count == 0 ? [] : new T[count];
        for (int i = 0, next = 0; i < _texts.Count; i++)
        {
            if (IsThere<T, TReader>(_texts[i]))
            {
                values[next++] = Read<T, TReader>(i, ref errors);
            }
        }

        return values;
    }

    /// <summary>The values, or null if there are none.</summary>
    /// <inheritdoc cref="All"/>
    public T[]? AllOrNull<T, TReader>(ref BindingErrors? errors)
        where TReader : struct, IValueReader<T>
        => CountOf<T, TReader>() == 0 ? null : All<T, TReader>(ref errors);

    /// <summary>The values, perhaps none, of which an empty one is null.</summary>
    /// <inheritdoc cref="All"/>
    public T?[] AllNullable<T, TReader>(ref BindingErrors? errors)
        where T : struct
        where TReader : struct, IValueReader<T>
    {
        var values = _texts.Count == 0 ? [] : new T?[_texts.Count];
        for (var i = 0; i < values.Length; i++)
        {
            if (_texts[i].Length > 0)
            {
                values[i] = Read<T, TReader>(i, ref errors);
            }
        }

        return values;
    }

    /// <summary>The values, of which an empty one is null, or null if there are none.</summary>
    /// <inheritdoc cref="All"/>
    public T?[]? AllNullableOrNull<T, TReader>(ref BindingErrors? errors)
        where T : struct
        where TReader : struct, IValueReader<T>
        => _texts.Count == 0 ? null : AllNullable<T, TReader>(ref errors);

    /// <summary>Another collection of the values, or null if there are none.</summary>
    /// <typeparam name="TValues">An array or a dictionary.</typeparam>
    /// <typeparam name="TMade">The collection.</typeparam>
    public static TMade? Made<TValues, TMade>(TValues? values, Func<TValues, TMade> make)
        where TValues : class
        where TMade : class
    {
        ArgumentNullException.ThrowIfNull(make);
        return values is null ? null : make(values);
    }

    /// <summary>The same for a collection that is a struct.</summary>
    /// <inheritdoc cref="Made"/>
    public static TMade? MadeValue<TValues, TMade>(TValues? values, Func<TValues, TMade> make)
        where TValues : class
        where TMade : struct
    {
        ArgumentNullException.ThrowIfNull(make);
        return values is null ? null : make(values);
    }

    private T Read<T, TReader>(int i, ref BindingErrors? errors)
        where TReader : struct, IValueReader<T>
    {
        if (_isDelimited && _texts[i].Length == 0)
        {
            BindingErrors.Add(ref errors, _source, $"{_name}[{i}]", "This item is empty: there is a delimiter too many.");
            return default!;
        }

        var isSwitch = RequestValue.IsSwitch<T>(_source);
        if (!TReader.TryRead(_texts[i], out var value) && !(isSwitch && Switch.TryRead(_texts[i], out value)))
        {
            BindingErrors.Add(ref errors, _source, $"{_name}[{i}]",
                $"{BindingErrors.Quote(_texts[i])} is not {(isSwitch ? Switch.Expected : TReader.Expected)}.");
        }

        return value!;
    }

    private int CountOf<T, TReader>()
        where TReader : struct, IValueReader<T>
    {
        var count = 0;
        for (var i = 0; i < _texts.Count; i++)
        {
            count += IsThere<T, TReader>(_texts[i]) ? 1 : 0;
        }

        return count;
    }

    /// <summary>
    /// Empty text is no value among several either, where it is none by itself: <c>?id=1&amp;id=</c>. Between delimiters it is told.
    /// </summary>
    private bool IsThere<T, TReader>(string text)
        where TReader : struct, IValueReader<T>
        => _isDelimited || TReader.TakesEmpty || text.Length > 0;
}
