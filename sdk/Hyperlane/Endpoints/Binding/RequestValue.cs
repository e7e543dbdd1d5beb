using System.ComponentModel;
using System.Globalization;
using Hyperlane.Endpoints.Forms;
using Hyperlane.Http;
using Hyperlane.Http.Messages;
using Hyperlane.Values;

namespace Hyperlane.Endpoints.Binding;

/// <summary>
/// One value of a request by its name, before it is read: generated code says where it comes from, then what it should become.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct RequestValue
{
    private readonly BindingSource _source;
    private readonly string _name;
    private readonly string? _text;

    private RequestValue(BindingSource source, string name, string? text)
    {
        _source = source;
        _name = name;
        _text = text;
    }

    /// <summary>A value of the path.</summary>
    public static RequestValue Path(HttpContext context, string name)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new(BindingSource.Path, name, context.Request.RouteValues.TryGet(name, out var text) ? text : null);
    }

    /// <summary>A value of the path that can be read from its bytes, without making a string of it.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <returns>The value, or a default and one more error.</returns>
    public static T Path<T>(HttpContext context, string name, ref BindingErrors? errors)
        where T : IUtf8SpanParsable<T>
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!context.Request.RouteValues.TryGetUtf8<T>(name, out var value))
        {
            var text = BindingErrors.Quote(context.Request.RouteValues[name]);
            BindingErrors.Add(ref errors, BindingSource.Path, name, $"{text} is not {TypeWords.Of(typeof(T))}.");
        }

        return value!;
    }

    /// <summary>A parameter of the query, the first of its name.</summary>
    public static RequestValue Query(HttpContext context, string name)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new(BindingSource.Query, name, context.Request.Query[name]);
    }

    /// <summary>A header field.</summary>
    public static RequestValue Header(HttpContext context, string name)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new(BindingSource.Header, name, context.Request.Headers[name]);
    }

    /// <summary>A cookie.</summary>
    public static RequestValue Cookie(HttpContext context, string name)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new(BindingSource.Cookie, name, CookieHeader.Find(context.Request.Headers["Cookie"], name));
    }

    /// <summary>A field of a form.</summary>
    public static RequestValue Form(Form form, string name)
    {
        ArgumentNullException.ThrowIfNull(form);
        return new(BindingSource.Form, name, form[name]);
    }

    /// <summary>A file of a form, which must be there.</summary>
    /// <returns>The file, or null and one more error.</returns>
    public static UploadedFile File(Form form, string name, ref BindingErrors? errors)
    {
        ArgumentNullException.ThrowIfNull(form);
        var file = form.File(name);
        if (file is null)
        {
            BindingErrors.Add(ref errors, BindingSource.Form, name, "This file is required.");
        }

        return file!;
    }

    /// <summary>The files of a form as an array.</summary>
    public static UploadedFile[] Files(IReadOnlyList<UploadedFile> files) => [.. files];

    /// <summary>What the method of a type made of the request, which must have made something.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <returns>The value, or null and one more error.</returns>
    public static T Extracted<T>(T? value, string name, ref BindingErrors? errors)
        where T : class
    {
        if (value is null)
        {
            AddMissing(name, ref errors);
        }

        return value!;
    }

    /// <inheritdoc cref="Extracted{T}(T, string, ref BindingErrors)"/>
    public static T Extracted<T>(T? value, string name, ref BindingErrors? errors)
        where T : struct
    {
        if (value is null)
        {
            AddMissing(name, ref errors);
        }

        return value.GetValueOrDefault();
    }

    /// <summary>The value, which must be there.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <typeparam name="TReader">Reads it.</typeparam>
    /// <returns>The value, or a default and one more error.</returns>
    public T Required<T, TReader>(ref BindingErrors? errors)
        where TReader : struct, IValueReader<T>
    {
        if (IsThere<T, TReader>())
        {
            return Read<T, TReader>(ref errors);
        }

        BindingErrors.Add(ref errors, _source, _name, $"This {_source.ToNoun()} is required.");
        return default!;
    }

    /// <summary>The value, or another where there is none.</summary>
    /// <inheritdoc cref="Required"/>
    public T OrElse<T, TReader>(T otherwise, ref BindingErrors? errors)
        where TReader : struct, IValueReader<T>
        => IsThere<T, TReader>() ? Read<T, TReader>(ref errors) : otherwise;

    /// <summary>The value, or null where there is none.</summary>
    /// <inheritdoc cref="Required"/>
    public T? OrNull<T, TReader>(ref BindingErrors? errors)
        where T : struct
        where TReader : struct, IValueReader<T>
        => IsThere<T, TReader>() ? Read<T, TReader>(ref errors) : null;

    /// <summary>The value, or null where there is none.</summary>
    /// <inheritdoc cref="Required"/>
    public T? OrNullReference<T, TReader>(ref BindingErrors? errors)
        where T : class
        where TReader : struct, IValueReader<T>
        => IsThere<T, TReader>() ? Read<T, TReader>(ref errors) : null;

    private static void AddMissing(string name, ref BindingErrors? errors)
        => BindingErrors.Add(ref errors, BindingSource.Request, name, "This is required.");

    private bool IsThere<T, TReader>()
        where TReader : struct, IValueReader<T>
        => TReader.TakesEmpty ? _text is not null : !string.IsNullOrEmpty(_text);

    private T Read<T, TReader>(ref BindingErrors? errors)
        where TReader : struct, IValueReader<T>
    {
        var isSwitch = IsSwitch<T>(_source);
        if (!TReader.TryRead(_text!, out var value) && !(isSwitch && Switch.TryRead(_text!, out value)))
        {
            BindingErrors.Add(ref errors, _source, _name, string.Create(CultureInfo.InvariantCulture,
                $"{BindingErrors.Quote(_text!)} is not {(isSwitch ? Switch.Expected : TReader.Expected)}."));
        }

        return value!;
    }

    /// <summary>Whether a value is true or false in a form, where browsers have words of their own for it.</summary>
    internal static bool IsSwitch<T>(BindingSource source) => typeof(T) == typeof(bool) && source == BindingSource.Form;
}
