namespace Hyperlane.Generator.Models;

/// <summary>Where a parameter comes from.</summary>
internal enum ParameterSource
{
    /// <summary>Nowhere: its type cannot be bound, and a mistake says so.</summary>
    Unknown,

    /// <summary>A segment of the path.</summary>
    Path,

    /// <summary>The query.</summary>
    Query,

    /// <summary>A header field.</summary>
    Header,

    /// <summary>A cookie.</summary>
    Cookie,

    /// <summary>A field of a form.</summary>
    Form,

    /// <summary>A file of a form.</summary>
    File,

    /// <summary>All files of a form that have one name.</summary>
    Files,

    /// <summary>The form itself.</summary>
    WholeForm,

    /// <summary>The body: JSON, or what <see cref="BodyKind"/> says.</summary>
    Body,

    /// <summary>The services of the app.</summary>
    Services,

    /// <summary>The HttpContext itself.</summary>
    Context,

    /// <summary>The HttpRequest.</summary>
    Request,

    /// <summary>The HttpResponse.</summary>
    Response,

    /// <summary>Several places: a record whose members are parameters.</summary>
    Several,

    /// <summary>A method of the type itself, which is given the HttpContext.</summary>
    Extractor,

    /// <summary>The WebSocket.</summary>
    Socket,

    /// <summary>The signed-in user.</summary>
    User,

    /// <summary>The token that fires when the client leaves or the server stops.</summary>
    Aborted,
}
