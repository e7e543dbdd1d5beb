using System.Diagnostics.CodeAnalysis;
using Hyperlane.Http;
using Hyperlane.Middleware;
using Hyperlane.OpenApi;

namespace Hyperlane;

/// <summary>A route that has been declared, to put middleware around it alone.</summary>
public sealed class RouteBuilder
{
    private readonly RouteGroup _group;
    private readonly RequestDelegate _handler;
    private readonly List<IMiddleware> _middleware = [];
    private bool _allowsAnonymous;

    internal RouteBuilder(RouteGroup group, string method, string pattern, RequestDelegate handler, string source)
    {
        _group = group;
        _handler = handler;
        Method = method;
        Pattern = pattern;
        Source = source;
    }

    /// <summary>The method that it answers.</summary>
    public string Method { get; }

    /// <summary>The whole pattern, the prefixes of its groups included.</summary>
    public string Pattern { get; }

    /// <summary>The file and line where it was declared.</summary>
    internal string Source { get; }

    /// <summary>What the OpenAPI document says of it; null for nothing of its own.</summary>
    internal RouteNotes? Notes { get; private set; }

    /// <summary>What tells whether an edit has changed the route: its handler and what is around it.</summary>
    internal string Fingerprint
        => string.Join(' ', [_handler.Method.Name, .. AllMiddleware().Select(one => one.GetType().Name)]);

    /// <summary>Puts a middleware around this route, inside of those that are there already.</summary>
    /// <typeparam name="TMiddleware">
    /// Its constructor gets services of the app. It is made once, now; or for each request, where its constructor takes a scoped or
    /// transient service, or it is such a service itself. By <see cref="IMiddleware{TService}"/> its method takes services of the request.
    /// </typeparam>
    /// <exception cref="StartupException">It takes what is no service of the app.</exception>
    /// <returns>This route.</returns>
    public RouteBuilder Use<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TMiddleware>()
        where TMiddleware : IMiddleware
        => Use(MiddlewareMaker.Make<TMiddleware>(_group.Services));

    /// <inheritdoc cref="Use{TMiddleware}"/>
    public RouteBuilder Use(Func<HttpContext, RequestDelegate, ValueTask> middleware)
    {
        ArgumentNullException.ThrowIfNull(middleware);
        return Use(new MiddlewareLambda(middleware));
    }

    /// <inheritdoc cref="Use{TMiddleware}"/>
    public RouteBuilder Use(IMiddleware middleware)
    {
        ArgumentNullException.ThrowIfNull(middleware);
        _group.ThrowIfFrozen();
        _middleware.Add(middleware);
        return this;
    }

    /// <summary>Leaves the route out of the OpenAPI document. It answers as ever.</summary>
    /// <returns>This route.</returns>
    public RouteBuilder ExcludeFromDescription() => Note(notes => notes with { IsHidden = true });

    /// <summary>
    /// Lets clients in that are not signed in: takes <see cref="IRequireUser"/> middleware of the app, its groups and the route away.
    /// </summary>
    /// <returns>This route.</returns>
    public RouteBuilder AllowAnonymous()
    {
        _group.ThrowIfFrozen();
        _allowsAnonymous = true;
        return this;
    }

    /// <summary>
    /// Names its operation in the OpenAPI document (the <c>operationId</c>). Without it the name is made of method and path.
    /// </summary>
    /// <param name="name">The name, which no other operation has.</param>
    /// <returns>This route.</returns>
    public RouteBuilder WithName(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return Note(notes => notes with { Name = name });
    }

    /// <summary>Says in the OpenAPI document what the route does, in a line of Markdown.</summary>
    /// <returns>This route.</returns>
    public RouteBuilder WithSummary(string summary) => Note(notes => notes with { Summary = summary });

    /// <summary>Describes the route in the OpenAPI document, in Markdown.</summary>
    /// <returns>This route.</returns>
    public RouteBuilder WithDescription(string description) => Note(notes => notes with { Description = description });

    /// <summary>Lists the route under these tags of the OpenAPI document, instead of under the title of the document.</summary>
    /// <returns>This route.</returns>
    public RouteBuilder WithTags(params string[] tags) => Note(notes => notes with { Tags = tags });

    /// <summary>The middleware around it, from the outermost.</summary>
    internal IEnumerable<IMiddleware> AllMiddleware()
        => _group.AllMiddleware().Concat(_middleware).Where(one => !_allowsAnonymous || one is not IRequireUser);

    /// <summary>What writes the answer, within all its middleware.</summary>
    internal RequestDelegate Handler => _handler;

    private RouteBuilder Note(Func<RouteNotes, RouteNotes> change)
    {
        _group.ThrowIfFrozen();
        Notes = change(Notes ?? new RouteNotes());
        return this;
    }
}
