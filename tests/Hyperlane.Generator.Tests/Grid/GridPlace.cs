namespace Hyperlane.Generator.Tests.Grid;

/// <summary>A column of the grid: where a value comes from, or where it goes.</summary>
internal enum GridPlace
{
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

    /// <summary>The JSON body.</summary>
    Body,

    /// <summary>A record that is read from the query, by its constructor.</summary>
    Record,

    /// <summary>A class that is read from the query, by its property.</summary>
    Class,

    /// <summary>A service.</summary>
    Service,

    /// <summary>What an endpoint returns.</summary>
    Plain,

    /// <summary>The result of a Task.</summary>
    Task,

    /// <summary>The result of a ValueTask.</summary>
    ValueTask,

    /// <summary>An object.</summary>
    Object,

    /// <summary>The result of a Task of an object.</summary>
    TaskOfObject,

    /// <summary>An IResult.</summary>
    Result,

    /// <summary>A Result of the type.</summary>
    ResultOf,

    /// <summary>An IAsyncEnumerable of the type.</summary>
    Stream,
}
