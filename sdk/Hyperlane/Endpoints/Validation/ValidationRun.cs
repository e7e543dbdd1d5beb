using System.ComponentModel;
using System.Globalization;
using Hyperlane.Endpoints.Binding;
using Hyperlane.Http;

namespace Hyperlane.Endpoints.Validation;

/// <summary>
/// Walks through a value of one source of the request: it knows where the walk is, and gathers what is wrong there.
/// Where nothing is wrong it costs nothing but the walk.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref partial struct ValidationRun
{
    /// <summary>How deep data may be nested: far beyond what JSON allows, and far from the end of the stack.</summary>
    private const int MaxDepth = 256;

    /// <summary>How many errors of one source are told: the response must not outgrow the request.</summary>
    private const int MaxFailures = 100;

    private readonly HttpContext _context;
    private readonly BindingSource _source;
    private readonly int _toldBefore;
    private readonly ref BindingErrors? _errors;
    private FieldPath _path;

    /// <summary>Starts a walk.</summary>
    /// <param name="context">The request.</param>
    /// <param name="source">Where the value comes from.</param>
    /// <param name="errors">What is wrong so far.</param>
    public ValidationRun(HttpContext context, BindingSource source, ref BindingErrors? errors)
    {
        ArgumentNullException.ThrowIfNull(context);
        _context = context;
        _source = source;
        _errors = ref errors;
        _toldBefore = errors?.Count ?? 0;
        _path = new FieldPath(context.ServerServices.Json.PropertyNamingPolicy);
    }

    /// <summary>How much was wrong on this walk.</summary>
    public int Failures { get; private set; }

    /// <summary>
    /// Whether nothing is wrong with the value of this place and what lies in it, since <paramref name="failures"/> were counted. Rules
    /// about a whole may rely on its parts.
    /// </summary>
    public readonly bool IsSound(int failures)
        => Failures == failures && (_toldBefore == 0 || !_errors!.IsAnyToldWithin(_source, _path.ToString(), _toldBefore));

    /// <summary>Steps into a member; false when the walk should not go on.</summary>
    public bool Enter(Field field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return MayEnter() && _path.Push(field, 0);
    }

    /// <summary>Steps into an item of a collection.</summary>
    /// <inheritdoc cref="Enter(Field)"/>
    public bool Enter(int index) => MayEnter() && _path.Push(null, index);

    /// <summary>Steps into a value of a dictionary.</summary>
    /// <typeparam name="TKey">The type of the keys.</typeparam>
    /// <inheritdoc cref="Enter(Field)"/>
    public bool EnterKey<TKey>(TKey key) => MayEnter() && _path.Push(Convert.ToString(key, CultureInfo.InvariantCulture) ?? "", 0);

    /// <summary>Steps back out.</summary>
    public void Leave() => _path.Pop();

    /// <summary>Notes what is wrong with the value of this place.</summary>
    public void Fail(string message, ErrorKind kind = ErrorKind.Invalid) => Add(_path.ToString(), message, kind);

    /// <summary>Notes what is wrong with a member.</summary>
    public void Fail(Field field, string message, ErrorKind kind = ErrorKind.Invalid)
    {
        ArgumentNullException.ThrowIfNull(field);
        Add(_path.With(field), message, kind);
    }

    /// <summary>Notes what is wrong with a member, in words of the project: <c>{0}</c> is what the member is called.</summary>
    public void Format(Field field, string format, params ReadOnlySpan<object?> arguments)
        => Format(ErrorKind.Invalid, field, format, arguments);

    /// <inheritdoc cref="Format(Field, string, ReadOnlySpan{object?})"/>
    public void Format(ErrorKind kind, Field field, string format, params ReadOnlySpan<object?> arguments)
    {
        ArgumentNullException.ThrowIfNull(field);
        Fail(field, string.Format(CultureInfo.CurrentCulture, format, [DisplayOf(field), .. arguments]), kind);
    }

    private readonly string DisplayOf(Field field) => field.Display?.Invoke() ?? _path.NameOf(field);

    private bool MayEnter()
    {
        if (_path.Depth >= MaxDepth)
        {
            Fail("This is nested too deeply.");
            return false;
        }

        return Failures < MaxFailures;
    }

    private void Add(string path, string message, ErrorKind kind)
    {
        if (++Failures <= MaxFailures && (_toldBefore == 0 || !IsTold(path, kind)))
        {
            BindingErrors.Add(ref _errors, _source, path, message);
        }
    }

    /// <summary>
    /// A value that could not be read has been told, and its default value is not the client's mistake. "Required" is
    /// not told of a member whose own content has been told already.
    /// </summary>
    private readonly bool IsTold(string path, ErrorKind kind)
        => _errors!.IsTold(_source, path, _toldBefore)
            || (kind == ErrorKind.Missing && _errors.IsAnyToldWithin(_source, path, _toldBefore));
}
